package dev.crossroads.account;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Visitor;

/** Says on the page of one's own account how many passkeys there are, and leads to them. */
final class PasskeyPart implements PagePart {
    private final Passkeys passkeys;
    private final Pages pages;

    PasskeyPart(Passkeys passkeys, Pages pages) {
        this.passkeys = passkeys;
        this.pages = pages;
    }

    /** The part: {@code account/passkey-part}. */
    public record Part(int count) {}

    @Override
    public Said say(Chrome chrome, Visitor visitor) {
        Part part = new Part(passkeys.of(visitor.learner()).size());
        return Said.of(pages.part("account/passkey-part", part, visitor.texts()));
    }
}
