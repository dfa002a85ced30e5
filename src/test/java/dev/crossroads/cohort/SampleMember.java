package dev.crossroads.cohort;

import dev.crossroads.cohort.MemberProgress.Best;
import dev.crossroads.cohort.MemberProgress.ConceptProgress;
import dev.crossroads.cohort.MemberProgress.QuizProgress;
import dev.crossroads.memory.Fsrs;
import dev.crossroads.memory.ItemMemory;
import dev.crossroads.memory.Rated;
import dev.crossroads.memory.Rating;
import dev.crossroads.progress.ReadingMark;
import dev.crossroads.quiz.Tally;
import dev.crossroads.recommendation.advisor.Leader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A member of a cohort, with the activity that a test adds. */
final class SampleMember {
    private final String name;
    private final Instant joinedAt;
    private final Map<String, ReadingMark> lessons = new HashMap<>();
    private final Map<String, QuizProgress> quizzes = new HashMap<>();
    private final Map<String, ConceptProgress> concepts = new HashMap<>();
    private Optional<Instant> activeAt = Optional.empty();
    private Optional<Instant> firstAt = Optional.empty();
    private Optional<Leader> leader = Optional.empty();
    private long activeDays;
    private MemberMemory remembered = MemberMemory.NONE;
    private int percent;
    private final Map<String, Instant> completedAt = new HashMap<>();
    private final Map<String, Boolean> items = new HashMap<>();
    private final Set<String> warmedUp = new HashSet<>();

    SampleMember(String name, Instant joinedAt) {
        this.name = name;
        this.joinedAt = joinedAt;
    }

    SampleMember activeAt(Instant when) {
        activeAt = Optional.of(when);
        return this;
    }

    SampleMember firstAt(Instant when) {
        firstAt = Optional.of(when);
        return this;
    }

    /** Active today for {@code 0}, yesterday for {@code 1}, and so on. */
    SampleMember activeDaysAgo(int... days) {
        for (int ago : days) {
            activeDays |= 1L << ago;
        }
        return this;
    }

    SampleMember hasRead(int percentOfTheCourse) {
        percent = percentOfTheCourse;
        return this;
    }

    SampleMember hasBegun(String lesson) {
        lessons.put(lesson, new ReadingMark("reading", 50));
        return this;
    }

    SampleMember hasCompleted(String lesson) {
        lessons.put(lesson, new ReadingMark("completed", 100));
        return this;
    }

    SampleMember hasFailed(String quiz, int times) {
        return hasFailed(quiz, times, joinedAt);
    }

    SampleMember hasFailed(String quiz, int times, Instant last) {
        quizzes.put(
                quiz,
                new QuizProgress(
                        Math.max(1, times),
                        times,
                        Optional.of(new Best(0, 4, false)),
                        false,
                        Optional.of(last),
                        Optional.empty(),
                        List.of()));
        return this;
    }

    SampleMember hasPassed(String quiz, Instant when) {
        quizzes.put(
                quiz,
                new QuizProgress(
                        1,
                        0,
                        Optional.of(new Best(4, 4, true)),
                        false,
                        Optional.of(when),
                        Optional.of(when),
                        List.of()));
        return this;
    }

    SampleMember hasCompleted(String lesson, Instant when) {
        completedAt.put(lesson, when);
        return hasCompleted(lesson);
    }

    /** Of so many questions on a concept so many right. */
    SampleMember hasAnswered(String concept, int answered, int right) {
        concepts.put(concept, new ConceptProgress(new Tally(right, 0, answered), 0, 0, Optional.empty()));
        return this;
    }

    /** Answered that question on a day, and hasn't since. */
    SampleMember remembers(String question, Rating rating, LocalDate day) {
        Map<String, ItemMemory> memories = new HashMap<>(remembered.memories());
        memories.put(question, ItemMemory.of(Fsrs.STANDARD, List.of(new Rated(day, rating))));
        remembered = new MemberMemory(Fsrs.STANDARD, memories);
        return this;
    }

    SampleMember hasAnswered(String question, boolean isRight) {
        items.put(question, isRight);
        return this;
    }

    SampleMember hasScored(String quiz, int points, int outOf, boolean isPassed) {
        quizzes.put(
                quiz,
                new QuizProgress(
                        1,
                        isPassed ? 0 : 1,
                        Optional.of(new Best(points, outOf, isPassed)),
                        false,
                        Optional.of(joinedAt),
                        isPassed ? Optional.of(joinedAt) : Optional.empty(),
                        List.of()));
        return this;
    }

    SampleMember isAt(String quiz) {
        quizzes.put(
                quiz, new QuizProgress(1, 0, Optional.empty(), true, Optional.empty(), Optional.empty(), List.of()));
        return this;
    }

    SampleMember wasSureOf(String concept, int sure, int wrong) {
        return wasSureOf(concept, sure, wrong, joinedAt);
    }

    SampleMember wasSureOf(String concept, int sure, int wrong, Instant last) {
        concepts.put(
                concept,
                new ConceptProgress(
                        new Tally(sure + 1 - wrong, 0, sure + 1),
                        sure,
                        wrong,
                        wrong == 0 ? Optional.empty() : Optional.of(last)));
        return this;
    }

    SampleMember leansTo(String alternative, boolean isDecided) {
        leader = Optional.of(new Leader(alternative, isDecided));
        return this;
    }

    SampleMember warmedUpBy(String quiz) {
        warmedUp.add(quiz);
        return this;
    }

    MemberProgress progress() {
        return new MemberProgress(
                new Membership(
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                        name,
                        joinedAt,
                        Optional.empty(),
                        Optional.empty()),
                firstAt.or(() -> activeAt),
                activeAt,
                percent,
                lessons,
                completedAt,
                quizzes,
                concepts,
                items,
                activeDays,
                remembered,
                Set.copyOf(warmedUp),
                leader);
    }
}
