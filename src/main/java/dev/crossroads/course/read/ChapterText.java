package dev.crossroads.course.read;

import dev.crossroads.course.read.Findings.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A chapter's Markdown with everything included, and where each of its lines comes from.
 *
 * @param origins the file and line of each line of the text
 * @param placed what its tokens stand for
 */
record ChapterText(String text, List<Place> origins, List<Placed> placed) {
    /** Characters that Unicode keeps for a program's own use, so that no author's text can be a token. */
    static final char TOKEN_START = '\uFDD0';

    static final char TOKEN_END = '\uFDD1';

    /** A directive that the text can't settle: its token is replaced once the text is HTML. */
    sealed interface Placed {
        /** As it was written. */
        String written();

        Place place();

        /**
         * A quiz.
         *
         * @param file the quiz's file
         */
        record PlacedQuiz(String written, Place place, Path file) implements Placed {}

        /**
         * A formula.
         *
         * @param tex without its marks
         * @param isDisplayed whether it stands on a line of its own
         */
        record Formula(String written, Place place, String tex, boolean isDisplayed) implements Placed {}

        /** A directive nobody knows. In code it stays as it is, elsewhere it is left out. */
        record Unknown(String written, Place place) implements Placed {
            /** Its name. */
            String name() {
                return written.replaceFirst("^\\{\\{\\s*#(\\w+).*$", "$1");
            }
        }
    }

    /** Where a line of the text comes from; the last line where there is no such line. */
    Place origin(int line) {
        return origins.get(Math.clamp(line - 1L, 0, origins.size() - 1));
    }

    /** The meaning of a token's number. */
    Placed placed(String number) {
        return placed.get(Integer.parseInt(number));
    }

    /** Puts a text together line by line. */
    static final class Assembly {
        private final StringBuilder text = new StringBuilder();
        private final List<Place> origins = new ArrayList<>();
        private final List<Placed> placed = new ArrayList<>();
        private boolean isInLine;

        /** Adds a piece without line ends to the current line, which comes from where its first piece comes from. */
        void add(String piece, Place origin) {
            begin(origin);
            text.append(piece);
        }

        /** Adds a token for something that is settled later. */
        void add(Placed later) {
            begin(later.place());
            text.append(TOKEN_START).append(placed.size()).append(TOKEN_END);
            placed.add(later);
        }

        /** Ends the current line. */
        void endLine(Place origin) {
            begin(origin);
            text.append('\n');
            isInLine = false;
        }

        int length() {
            return text.length();
        }

        ChapterText finished(Place end) {
            begin(end);
            return new ChapterText(text.toString(), List.copyOf(origins), List.copyOf(placed));
        }

        private void begin(Place origin) {
            if (!isInLine) {
                origins.add(origin);
                isInLine = true;
            }
        }
    }
}
