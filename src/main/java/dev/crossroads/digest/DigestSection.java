package dev.crossroads.digest;

import dev.crossroads.mail.Letter;
import java.util.List;
import java.util.Optional;

/**
 * What a feature has to say in a digest: a heading with a few lines.
 *
 * @param facts what it says, in signs for machines: the same facts another day are nothing new, whatever words they are
 *     put into by then. Without numbers that grow by themselves, such as days
 */
public record DigestSection(String title, List<Line> lines, List<String> facts) {
    /** Copies the lists. */
    public DigestSection {
        lines = List.copyOf(lines);
        facts = List.copyOf(facts);
    }

    /**
     * A line.
     *
     * @param label what it is about
     * @param language of the label, a tag; empty for that of the reader
     * @param path where it leads on this server; empty for nowhere
     * @param said of it; may be empty
     */
    public record Line(String label, String language, Optional<String> path, String said) {}

    Letter.Section inLetter() {
        return new Letter.Section(
                title,
                lines.stream()
                        .map(line -> new Letter.Line(line.label(), line.language(), line.path(), line.said()))
                        .toList());
    }
}
