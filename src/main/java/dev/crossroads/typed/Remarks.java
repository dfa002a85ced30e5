package dev.crossroads.typed;

import dev.crossroads.typed.Spelling.Manner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells an author of a key what nobody can type, and how it is read therefore. */
public final class Remarks {
    /** Signs that are named in one remark. */
    private static final int NAMED = 3;

    private Remarks() {}

    /**
     * Warnings about a key, a sentence or two each; none where everything in it can be typed. A key of which
     * {@link Spelling#isEmpty} holds has nothing to type.
     *
     * @param others keys of the same question: what one of them says need not be said
     */
    public static List<String> of(Manner manner, String key, List<String> others) {
        List<String> remarks = new ArrayList<>();
        String hidden = key.codePoints()
                .filter(c -> Signs.isInvisible(c) && c != 0x0640)
                .distinct()
                .limit(NAMED)
                .mapToObj(Remarks::named)
                .collect(Collectors.joining(", "));
        if (!hidden.isEmpty()) {
            remarks.add(
                    "It holds a sign that nobody sees or types, %s. It does not count; remove it.".formatted(hidden));
        }
        String blanks = key.codePoints()
                .filter(c -> c > 0x7F && (Signs.isBlank(c) || Signs.isLineEnd(c)))
                .distinct()
                .limit(NAMED)
                .mapToObj(Remarks::named)
                .collect(Collectors.joining(", "));
        if (!blanks.isEmpty()) {
            remarks.add("It holds %s, for which keyboards have no key. It counts as a plain blank; write one."
                    .formatted(blanks));
        }
        if (manner != Manner.OUTPUT) {
            String shown = Spelling.unmarked(manner, key);
            if (!shown.equals(key) && others.stream().noneMatch(other -> Spelling.isSame(manner, other, shown))) {
                remarks.add(
                        ("It is written with Markdown or HTML, and learners type what they see. It counts as \"%s\" too;"
                                        + " write it so.")
                                .formatted(shown.strip()));
            }
        }
        return List.copyOf(remarks);
    }

    /** A sign by its number and, where it has one, its name in Unicode. */
    static String named(int c) {
        String name = Character.getName(c);
        return "U+%04X".formatted(c) + (name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")");
    }
}
