package dev.crossroads.progress;

import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lesson as it is read: {@code progress/lesson}.
 *
 * @param course its contents page
 * @param part the part title it stands under
 * @param number such as {@code 1.2}; may be empty
 * @param minutes reading time, at least 1
 * @param html the sanitized text with its heading
 * @param here the section read last, when the learner comes back to an unfinished lesson
 * @param action where the form "Mark as read" is sent
 * @param progressHref where scripts send the sections read
 * @param event the id of the event the form asks to record
 */
public record LessonPage(
        Chrome chrome,
        Link course,
        List<ContentsPart> contents,
        Optional<String> part,
        String number,
        String title,
        int minutes,
        String html,
        ReadingMark mark,
        List<Section> sections,
        Optional<Link> here,
        List<QuizCard> quizzes,
        Optional<Link> previous,
        Optional<Link> next,
        String action,
        String progressHref,
        String event) {

    /** Where the course's reader put a quiz, with the link that stands there for whoever shows the text alone. */
    private static final Pattern QUIZ_PLACE =
            Pattern.compile("<div class=\"checkpoint\" data-quiz=\"([^\"]*)\">.*?</div>", Pattern.DOTALL);

    /**
     * A section of the lesson and whether it was read.
     *
     * @param opening whether it has the lesson's own title, as what comes before the first heading of a section has
     */
    public record Section(String id, String title, boolean opening, boolean read) {}

    /**
     * A stretch of the lesson's text, which need not be well-formed by itself, and the quiz that follows it.
     *
     * @param quiz empty after the last stretch
     */
    public record Piece(String html, Optional<QuizCard> quiz) {}

    /**
     * A lesson's text with each stretch between the places of quizzes replaced; the places stay for {@link #pieces}.
     *
     * @param replace what stands for a stretch
     */
    static String replacingStretches(String html, UnaryOperator<String> replace) {
        StringBuilder replaced = new StringBuilder();
        Matcher place = QUIZ_PLACE.matcher(html);
        int end = 0;
        while (place.find()) {
            replaced.append(replace.apply(html.substring(end, place.start()))).append(place.group());
            end = place.end();
        }
        return replaced.append(replace.apply(html.substring(end))).toString();
    }

    /**
     * The text with each quiz where the lesson first places it, as quizzes are in that order; one that no place is left
     * for comes last.
     */
    public List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        Iterator<QuizCard> waiting = quizzes.iterator();
        Set<String> placed = new HashSet<>();
        Matcher place = QUIZ_PLACE.matcher(html);
        int end = 0;
        while (waiting.hasNext() && place.find()) {
            if (placed.add(place.group(1))) {
                pieces.add(new Piece(html.substring(end, place.start()), Optional.of(waiting.next())));
                end = place.end();
            }
        }
        pieces.add(new Piece(html.substring(end), Optional.empty()));
        waiting.forEachRemaining(quiz -> pieces.add(new Piece("", Optional.of(quiz))));
        return pieces;
    }
}
