package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.DueQuestions.Together;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a learner reviews today, of all courses, and what comes on the days after: the one rule that every page, the
 * digest and the JSON interface say it by.
 *
 * <p>The least known comes first, at most so many a day as the learner wishes. What does not fit waits for the days
 * after, so an absence makes no day longer than another one. A review that is under way comes before everything else.
 *
 * <p>An attempt belongs to one course, so a day's review is one attempt for each of its courses, one after the other:
 * each is resumed, recorded, kept offline and shown in its course's language like any other.
 *
 * @param today the learner's day
 * @param perDay the most that is reviewed on a day
 * @param reviewed how many questions were answered in reviews today
 * @param portions what is left to review today, in this order
 * @param waiting how many questions are due and have to wait for the days after
 * @param isOfSeveral whether questions of more than one course come back
 * @param coming on which of the next days how many come, as things are: answers of today change it
 */
@Pure
public record ReviewPlan(
        LocalDate today,
        int perDay,
        int reviewed,
        List<Portion> portions,
        int waiting,
        boolean isOfSeveral,
        List<Coming> coming) {
    /** A year: what comes later is no plan. */
    private static final int DAYS = 366;

    /** Copies the lists. */
    public ReviewPlan {
        portions = List.copyOf(portions);
        coming = List.copyOf(coming);
    }

    /** A course with what a learner remembers of it. */
    public record Recalled(Course course, Remembered remembered) {}

    /**
     * A part of the day's review: one attempt at a course.
     *
     * @param questions that are still to be answered, in the attempt's order
     * @param underWay the attempt, where it has begun
     */
    public record Portion(Course course, List<Question> questions, Optional<UUID> underWay) {
        /** Copies the list. */
        public Portion {
            questions = List.copyOf(questions);
        }
    }

    /** A day with so many questions. */
    public record Coming(LocalDate day, int questions) {}

    /**
     * The plan that follows from what is remembered.
     *
     * @param courses all that are served
     * @param today the learner's day
     */
    public static ReviewPlan of(Collection<Recalled> courses, ReviewWishes wishes, LocalDate today) {
        List<Portion> portions = new ArrayList<>();
        List<Together> open = new ArrayList<>();
        int reviewed = 0;
        for (Recalled one : courses) {
            reviewed += one.remembered().reviews().today();
            Optional<Portion> begun = underWay(one, wishes, today);
            begun.ifPresent(portions::add);
            List<String> asked = begun.stream()
                    .flatMap(portion -> portion.questions().stream())
                    .map(Question::id)
                    .toList();
            DueQuestions.of(one, wishes).all().stream()
                    .filter(next -> next.questions().stream().map(Question::id).noneMatch(asked::contains))
                    .forEach(open::add);
        }
        int before = reviewed + count(portions);
        List<Together> taken = taken(open, wishes.perDay(), before, today);
        open.removeAll(taken);
        portions.addAll(byCourse(taken));
        int waiting = open.stream()
                .filter(next -> !next.on().isAfter(today))
                .mapToInt(next -> next.questions().size())
                .sum();
        boolean isOfSeveral = courses.stream()
                        .filter(one -> !one.remembered().memories().isEmpty())
                        .count()
                > 1;
        return new ReviewPlan(
                today, wishes.perDay(), reviewed, portions, waiting, isOfSeveral, coming(open, wishes.perDay(), today));
    }

    private static int count(List<Portion> portions) {
        return portions.stream().mapToInt(portion -> portion.questions().size()).sum();
    }

    private static Optional<Portion> underWay(Recalled one, ReviewWishes wishes, LocalDate today) {
        return one.remembered().reviews().underWay().flatMap(attempt -> {
            List<Question> left = attempt.open().stream()
                    .filter(question ->
                            wishes.leavesOut(one.course().id(), question, today).isEmpty())
                    .flatMap(question ->
                            one.course().quiz(Quiz.REVIEW).flatMap(quiz -> quiz.question(question)).stream())
                    .toList();
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Portion(one.course(), left, Optional.of(attempt.attempt())));
        });
    }

    /** The least known of what is due, as far as the day has room; parts that belong together are not torn apart. */
    private static List<Together> taken(List<Together> open, int perDay, int before, LocalDate today) {
        List<Together> taken = new ArrayList<>();
        int asked = before;
        List<Together> due = open.stream()
                .filter(next -> !next.on().isAfter(today))
                .sorted(Comparator.comparingDouble(Together::recall)
                        .thenComparing(next -> next.course().id())
                        .thenComparing(next -> next.questions().getFirst().id()))
                .toList();
        for (Together next : due) {
            // More parts than a whole day has room for would never come otherwise.
            if (asked == 0 || asked + next.questions().size() <= perDay) {
                taken.add(next);
                asked += next.questions().size();
            }
        }
        return taken;
    }

    private static List<Portion> byCourse(List<Together> taken) {
        Map<String, List<Together>> courses = taken.stream()
                .collect(Collectors.groupingBy(next -> next.course().id(), LinkedHashMap::new, Collectors.toList()));
        return courses.values().stream()
                .map(session -> new Portion(
                        session.getFirst().course(),
                        DueQuestions.apart(session).stream()
                                .flatMap(next -> next.questions().stream())
                                .toList(),
                        Optional.empty()))
                .toList();
    }

    private static List<Coming> coming(List<Together> open, int perDay, LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        Map<LocalDate, Integer> due = open.stream()
                .collect(Collectors.toMap(
                        next -> next.on().isBefore(tomorrow) ? tomorrow : next.on(),
                        next -> next.questions().size(),
                        Integer::sum));
        List<Coming> coming = new ArrayList<>();
        int queue = 0;
        for (int i = 1; i <= DAYS; i++) {
            LocalDate day = today.plusDays(i);
            queue += due.getOrDefault(day, 0);
            int asked = Math.min(queue, perDay);
            if (asked > 0) {
                coming.add(new Coming(day, asked));
            }
            queue -= asked;
        }
        return coming;
    }

    /** How many questions are left to review today. */
    public int left() {
        return count(portions);
    }

    /** On how many days what waits is asked, as it is spread. */
    public int spreadOver() {
        return (waiting + perDay - 1) / perDay;
    }

    /** The questions of an attempt at a course that began now: nothing where one is under way. */
    public List<Question> questions(String course) {
        return portions.stream()
                .filter(portion -> portion.course().id().equals(course)
                        && portion.underWay().isEmpty())
                .findFirst()
                .map(Portion::questions)
                .orElse(List.of());
    }
}
