package dev.crossroads.course.read;

import dev.crossroads.course.Extent;
import dev.crossroads.course.read.picture.PictureFigure;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Counts what there is to read in a chapter, checkpoints left out. */
final class ExtentCount implements NodeVisitor {
    /** Scripts that part no words by blanks. */
    private static final Set<UnicodeScript> UNPARTED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    /**
     * Characters of such a script that are read while a word of English is: 255 of Chinese and 228 words a minute
     * (Trauzettel-Klosinski and Dietz 2012); Japanese goes faster with its syllables, 357, but is counted alike.
     */
    private static final double UNPARTED_A_WORD = 255.0 / 228;

    /** Characters that may stand inside a word. */
    private static final String JOINING = "'’_-";

    private int words;
    private int unparted;
    private int lines;
    private int pictures;
    private boolean isInWord;
    private int leftOutAt = -1;

    private ExtentCount() {}

    /** The extent of a chapter. */
    static Extent of(Element body) {
        ExtentCount reading = new ExtentCount();
        NodeTraversor.traverse(reading, body);
        int words = (int) (reading.words + Math.round(reading.unparted / UNPARTED_A_WORD));
        return new Extent(words, reading.lines, reading.pictures);
    }

    @Override
    public void head(Node node, int depth) {
        if (leftOutAt < 0 && node instanceof Element element) {
            boolean isBlock = element.isBlock();
            if (Pieces.isOwn(element)) {
                leftOutAt = depth;
                lines += element instanceof CodeFigures.Program program ? program.shownLines() : 0;
                pictures += element instanceof PictureFigure ? 1 : 0;
            }
            isInWord &= !isBlock;
        } else if (leftOutAt < 0 && node instanceof TextNode text) {
            count(text.getWholeText());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (depth == leftOutAt) {
            leftOutAt = -1;
        }
    }

    private void count(String text) {
        int character;
        for (int at = 0; at < text.length(); at += Character.charCount(character)) {
            character = text.codePointAt(at);
            count(character);
        }
    }

    private void count(int character) {
        if (!Character.isLetterOrDigit(character)) {
            isInWord &= isMark(character) || JOINING.indexOf(character) >= 0;
        } else if (character > 0xFF && UNPARTED.contains(UnicodeScript.of(character))) {
            unparted++;
            isInWord = false;
        } else if (!isInWord) {
            words++;
            isInWord = true;
        }
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
