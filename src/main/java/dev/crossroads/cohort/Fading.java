package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberMemory.Recalled;
import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.MadeOfCourses;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.statistics.Proportion;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Concepts that a class is about to forget: how much of each concept its members would still recall on the next Monday,
 * if none reviewed it until then. It follows from the same memories as what learners see of themselves.
 *
 * @param progress of the cohort, whose zone says which day it is
 */
@Pure
record Fading(CohortProgress progress) {
    /** A warm-up of five questions takes some ten minutes. */
    static final int ASKED = 5;

    /** So many concepts are named. */
    private static final int NAMED = 5;

    private static final MadeOfCourses<List<List<String>>> ASKED_OF = new MadeOfCourses<>(Fading::asked);

    /**
     * A concept.
     *
     * @param today the mean recall of the members who answered a question on it, each as the mean of those questions
     * @param then the same on Monday
     * @param members how many those are
     */
    record Faded(Concept concept, double today, double then, int members) {}

    /** A question of a quiz. */
    record Asked(Quiz quiz, Question question) {}

    /** A question with how well it will be recalled on Monday, by how many. */
    private record Expected(Asked asked, double then, int members) {}

    /** The next Monday, today never. */
    LocalDate monday() {
        return progress.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    /** The last day for homework that is to be done before Monday's lesson: today where tomorrow is Monday. */
    LocalDate homeworkDue() {
        return monday().minusDays(1);
    }

    /**
     * The concepts that fewer than nine of ten would recall then, the least known first: where questions are due. None
     * that fewer than {@link Proportion#LEAST} members answered, and none in an anonymous cohort.
     */
    List<Faded> concepts() {
        if (progress.cohort().anonymous()) {
            return List.of();
        }
        List<Concept> concepts = List.copyOf(progress.course().concepts().values());
        List<List<String>> asked = ASKED_OF.of(progress.course());
        double[] today = new double[concepts.size()];
        double[] then = new double[concepts.size()];
        int[] members = new int[concepts.size()];
        for (MemberProgress member : progress.members().values()) {
            Recalled recalled = member.remembered().recalled(asked, progress.today(), monday());
            for (int i = 0; i < members.length; i++) {
                if (!Double.isNaN(recalled.today()[i])) {
                    today[i] += recalled.today()[i];
                    then[i] += recalled.then()[i];
                    members[i]++;
                }
            }
        }
        return IntStream.range(0, members.length)
                .filter(i -> members[i] >= Proportion.LEAST)
                .mapToObj(i -> new Faded(concepts.get(i), today[i] / members[i], then[i] / members[i], members[i]))
                .filter(faded -> faded.then() < Remembered.RETENTION)
                .sorted(Comparator.comparingDouble(Faded::then)
                        .thenComparing(faded -> faded.concept().id()))
                .limit(NAMED)
                .toList();
    }

    /** The questions of each concept, in the order of the course's concepts. */
    private static List<List<String>> asked(Course course) {
        return course.concepts().keySet().stream()
                .map(concept -> course.quizzes().values().stream()
                        .flatMap(quiz -> quiz.questions().stream())
                        .filter(question -> question.common().concepts().contains(concept))
                        .map(Question::id)
                        .toList())
                .toList();
    }

    /**
     * The questions of a warm-up: those that will be recalled least, of as many concepts as there are, the least known
     * first. No parts of a larger question, which make no sense alone; none where nobody answered anything.
     */
    List<Asked> warmUp() {
        return warmUp(_ -> true);
    }

    /**
     * The same without questions whose keys are not for everybody yet: whoever does homework sees them, and may have a
     * checkpoint before them that can't be tried again, or that opens later.
     */
    List<Asked> homework() {
        return warmUp(quiz -> quiz.attempts().isEmpty()
                && progress.dues()
                        .everybody()
                        .dates(Target.quiz(quiz.id()))
                        .flatMap(Dates::opensAt)
                        .filter(progress.now()::isBefore)
                        .isEmpty());
    }

    private List<Asked> warmUp(Predicate<Quiz> mayAsk) {
        List<Expected> all = progress.course().quizzes().values().stream()
                .filter(mayAsk)
                .flatMap(quiz -> quiz.questions().stream()
                        .filter(question -> question.common().group().isEmpty())
                        .flatMap(question -> expected(new Asked(quiz, question)).stream()))
                .sorted(Comparator.comparing((Expected one) -> one.members() < enough())
                        .thenComparingDouble(Expected::then)
                        .thenComparing(one -> one.asked().question().id()))
                .toList();
        List<Expected> chosen = new ArrayList<>();
        Set<String> concepts = new HashSet<>();
        for (Expected one : all) {
            List<String> own = one.asked().question().common().concepts();
            if (chosen.size() < ASKED && (own.isEmpty() || concepts.addAll(own))) {
                chosen.add(one);
            }
        }
        all.stream()
                .filter(one -> !chosen.contains(one))
                .limit(Math.max(0, ASKED - chosen.size()))
                .forEach(chosen::add);
        return chosen.stream().map(Expected::asked).toList();
    }

    /** Questions that only few answered come last: of the others nobody knows. */
    private int enough() {
        return Math.min(Proportion.LEAST, Math.max(1, progress.size() / 2));
    }

    private Optional<Expected> expected(Asked asked) {
        double then = 0;
        int members = 0;
        for (MemberProgress member : progress.members().values()) {
            MemberMemory remembered = member.remembered();
            ItemMemory memory = remembered.memories().get(asked.question().id());
            if (memory != null) {
                then += memory.recall(remembered.fsrs(), monday());
                members++;
            }
        }
        return members == 0 ? Optional.empty() : Optional.of(new Expected(asked, then / members, members));
    }
}
