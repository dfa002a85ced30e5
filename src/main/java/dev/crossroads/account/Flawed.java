package dev.crossroads.account;

import java.util.List;

/** What somebody typed can't be taken; all that is wrong with it at once. */
final class Flawed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    Flawed(List<Flaw> flaws) {
        super(flaws.toString(), null, false, false);
        this.flaws = List.copyOf(flaws);
    }

    Flawed(Flaw flaw) {
        this(List.of(flaw));
    }

    /** At least one, in the order of the fields. */
    List<Flaw> flaws() {
        return flaws;
    }
}
