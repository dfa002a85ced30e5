package dev.crossroads.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The input can't be accepted; it carries all flaws at once. */
final class Flawed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;
    private final transient Optional<UUID> about;

    Flawed(List<Flaw> flaws, Optional<UUID> about) {
        super(flaws.toString(), null, false, false);
        this.flaws = List.copyOf(flaws);
        this.about = about;
    }

    Flawed(List<Flaw> flaws) {
        this(flaws, Optional.empty());
    }

    Flawed(Flaw flaw) {
        this(List.of(flaw));
    }

    /** Whose account it was about, for the log alone. */
    Optional<UUID> about() {
        return about;
    }

    /** At least one, in the order of the fields. */
    List<Flaw> flaws() {
        return flaws;
    }
}
