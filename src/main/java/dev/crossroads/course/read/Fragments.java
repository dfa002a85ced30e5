package dev.crossroads.course.read;

/** Renders the Markdown of a quiz file; what is left out of it is noted at the line of its key. */
final class Fragments {
    private final Addresses addresses;
    private final boolean hasSmartPunctuation;
    private final Mistakes mistakes;

    Fragments(Addresses addresses, boolean hasSmartPunctuation, Mistakes mistakes) {
        this.addresses = addresses;
        this.hasSmartPunctuation = hasSmartPunctuation;
        this.mistakes = mistakes;
    }

    /** Blocks, for what stands by itself. */
    String blocks(String markdown, int line) {
        return Markdown.toHtml(markdown, addresses, hasSmartPunctuation, remarksAt(line));
    }

    /** Without a paragraph of its own where it is but one, for what stands beside a box to tick. */
    String inline(String markdown, int line) {
        return Markdown.toInlineHtml(markdown, addresses, hasSmartPunctuation, remarksAt(line));
    }

    private Markdown.Remarks remarksAt(int line) {
        return (severity, lineOfText, what) ->
                mistakes.add(severity, line, lineOfText > 1 ? what + " (Line " + lineOfText + " of the text.)" : what);
    }
}
