package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.Memory;
import dev.crossroads.course.Concept;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Remembered;
import dev.crossroads.statistics.Proportion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        return progress.course().concepts().values().stream()
                .flatMap(concept -> faded(concept).stream())
                .filter(faded -> faded.members() >= Proportion.LEAST && faded.then() < Remembered.RETENTION)
                .sorted(Comparator.comparingDouble(Faded::then)
                        .thenComparing(faded -> faded.concept().id()))
                .limit(NAMED)
                .toList();
    }

    private Optional<Faded> faded(Concept concept) {
        List<String> questions = progress.course().quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .filter(question -> question.common().concepts().contains(concept.id()))
                .map(Question::id)
                .toList();
        double today = 0;
        double then = 0;
        int members = 0;
        for (MemberProgress member : progress.members().values()) {
            Memory remembered = member.remembered();
            List<ItemMemory> known = questions.stream()
                    .filter(remembered.memories()::containsKey)
                    .map(remembered.memories()::get)
                    .toList();
            if (!known.isEmpty()) {
                today += mean(remembered, known, progress.today());
                then += mean(remembered, known, monday());
                members++;
            }
        }
        return members == 0
                ? Optional.empty()
                : Optional.of(new Faded(concept, today / members, then / members, members));
    }

    private static double mean(Memory remembered, List<ItemMemory> known, LocalDate day) {
        return known.stream()
                .mapToDouble(memory -> memory.recall(remembered.fsrs(), day))
                .average()
                .orElseThrow();
    }

    /**
     * The questions of a warm-up: those that will be recalled least, of as many concepts as there are, the least known
     * first. No parts of a larger question, which make no sense alone; none where nobody answered anything.
     */
    List<Asked> warmUp() {
        List<Expected> all = progress.course().quizzes().values().stream()
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
            Memory remembered = member.remembered();
            ItemMemory memory = remembered.memories().get(asked.question().id());
            if (memory != null) {
                then += memory.recall(remembered.fsrs(), monday());
                members++;
            }
        }
        return members == 0 ? Optional.empty() : Optional.of(new Expected(asked, then / members, members));
    }
}
