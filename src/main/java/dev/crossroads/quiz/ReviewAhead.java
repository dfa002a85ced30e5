package dev.crossroads.quiz;

import dev.crossroads.web.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is left of a learner's day of reviews, and what comes after it: {@code quiz/begin-review} and
 * {@code quiz/coming}, on every page that says so.
 *
 * @param left questions that are left for today
 * @param begun whether some of them are under way
 * @param courses in which they are, in order, where questions of more than one come back
 * @param reviewed questions that were reviewed today
 * @param event the id of the event that the form asks to record
 * @param perDay the most that come on a day
 * @param waiting questions that are due and come on the days after
 * @param spreadOver on how many days those are asked
 * @param days the next days with what comes on them
 */
public record ReviewAhead(
        int left,
        boolean begun,
        List<Part> courses,
        int reviewed,
        String event,
        int perDay,
        int waiting,
        int spreadOver,
        List<Day> days) {
    /** Where the form that begins or goes on with the day's review is sent, and the page that tells of it. */
    public static final String PATH = "/review";

    /** As many days as one plans. */
    private static final int DAYS = 7;

    /** A course with so many of the questions; the language is its author's. */
    public record Part(String language, String title, int questions) {
        private static Part of(ReviewPlan.Portion portion) {
            return new Part(
                    portion.course().language(),
                    portion.course().title(),
                    portion.questions().size());
        }
    }

    /** A day, in words, with so many questions. */
    public record Day(String when, int questions) {}

    /** The same in words. */
    public static ReviewAhead of(ReviewPlan plan, Texts texts) {
        List<Part> parts = plan.portions().stream().map(Part::of).toList();
        return new ReviewAhead(
                plan.left(),
                plan.portions().stream().anyMatch(portion -> portion.underWay().isPresent()),
                plan.isOfSeveral() ? parts : List.of(),
                plan.reviewed(),
                QuizPages.freshEvent(),
                plan.perDay(),
                plan.waiting(),
                plan.spreadOver(),
                plan.coming().stream()
                        .limit(DAYS)
                        .map(coming -> new Day(when(coming.day(), plan.today(), texts), coming.questions()))
                        .toList());
    }

    /** The parts of a day's review that come after the attempt at a course. */
    static List<Part> after(ReviewPlan plan, String course) {
        return plan.portions().stream()
                .filter(portion -> !portion.course().id().equals(course))
                .map(Part::of)
                .toList();
    }

    /** Where the form is sent. */
    public String path() {
        return PATH;
    }

    /** The day that comes first, where one is known. */
    public Optional<Day> first() {
        return days.stream().findFirst();
    }

    private static String when(LocalDate day, LocalDate today, Texts texts) {
        return day.equals(today.plusDays(1)) ? texts.say("quiz.review.tomorrow") : texts.weekday(day);
    }
}
