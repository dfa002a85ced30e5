package dev.crossroads.demo;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.pure.Pure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;

/**
 * The deeds of a simulated learner in a course, one after another: sittings of some lessons with their checkpoints, and
 * rests between them, each sitting begun by reviewing what is due, which most go on with after the end. Pure: the
 * learner's seed decides everything, so the same learner does the same again. It ends some weeks after the learner has
 * finished the course, or where they have gone.
 */
@Pure
public final class Doings implements Iterator<Deed> {
    /** A learner who passes goes on; others try again this many times, and go on as well. */
    private static final int TRIES = 3;

    /** Nobody fails one checkpoint more often than that. */
    private static final int TRIES_OF_THE_STUCK = 12;

    /** Logits that the checkpoint they are stuck at is harder for them. */
    private static final double HURDLE = 3;

    /** Logits that a checkpoint is easier once its explanations were read. */
    private static final double LEARNT_FROM_EXPLANATIONS = 1.3;

    /** As long after a start as learners are asked how it goes, and a little more. */
    private static final Duration FOLLOW_UP = Duration.ofDays(14).plusHours(1);

    /** Learners who review go on for so long after the end of the course. */
    private static final Duration REVIEWS_GO_ON = Duration.ofDays(60);

    private final Course course;
    private final SimulatedLearner learner;
    private final Random random;
    private final List<Lesson> lessons;
    private final int last;
    private final Optional<String> hurdle;
    private final int choosesAfter;
    private final Deque<Deed> ahead = new ArrayDeque<>();
    private int lesson;
    private int reviewsLeft;
    private Duration elapsed = Duration.ZERO;
    private Optional<Duration> asksFrom = Optional.empty();

    /** From the beginning of the course. */
    public Doings(Course course, SimulatedLearner learner) {
        this.course = course;
        this.learner = learner;
        this.random = new Random(learner.seed());
        this.reviewsLeft = learner.behaviour().reviews()
                ? (int) REVIEWS_GO_ON.dividedBy(learner.behaviour().betweenReviews())
                : 0;
        this.lessons = List.copyOf(course.lessons().values());
        this.last = switch (learner.behaviour()) {
            case GONE -> Math.max(1, lessons.size() / 5 + random.nextInt(Math.max(1, lessons.size() / 5)));
            case KEEN, STEADY, STUCK, GUESSING -> lessons.size();
        };
        // Most want to know it early; who does not come far enough never asks.
        this.choosesAfter = 1 + random.nextInt(random.nextInt(3) > 0 ? 4 : Math.max(1, lessons.size()));
        this.hurdle = switch (learner.behaviour()) {
            case STUCK -> hurdleOf(course, random);
            case KEEN, STEADY, GUESSING, GONE -> Optional.empty();
        };
    }

    /** One of the checkpoints in the first half of the course. */
    private static Optional<String> hurdleOf(Course course, Random random) {
        List<String> quizzes = course.lessons().values().stream()
                .flatMap(each -> each.quizzes().stream())
                .distinct()
                .toList();
        return quizzes.isEmpty()
                ? Optional.empty()
                : Optional.of(quizzes.get(random.nextInt((quizzes.size() + 1) / 2)));
    }

    @Override
    public boolean hasNext() {
        while (ahead.isEmpty() && lesson < last) {
            study(lessons.get(lesson));
            lesson++;
            if (lesson == choosesAfter) {
                choose();
            }
            if (asksFrom.filter(from -> lesson >= last || elapsed.compareTo(from) > 0)
                    .isPresent()) {
                followUp();
            }
        }
        if (ahead.isEmpty() && reviewsLeft > 0) {
            reviewsLeft--;
            add(new Deed.Review(around(learner.behaviour().betweenReviews())));
        }
        return !ahead.isEmpty();
    }

    @Override
    public Deed next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ahead.remove();
    }

    /** The next deed, without doing it. */
    Deed peek() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ahead.peek();
    }

    /** Asks which language to start with: some know what they want, others pick here and there. */
    private void choose() {
        course.questionnaire().ifPresent(questionnaire -> {
            List<String> alternatives = questionnaire.alternatives().stream()
                    .map(Questionnaire.Alternative::id)
                    .toList();
            String liked = alternatives.get(random.nextInt(alternatives.size()));
            for (Questionnaire.AdvisoryQuestion question : questionnaire.questions()) {
                Optional<Questionnaire.AdvisoryOption> fitting = question.options().stream()
                        .filter(option -> option.weights().getOrDefault(liked, 0) > 1)
                        .findFirst();
                // Hardly anybody has a limit, and a group in which many do would teach an instructor the wrong picture.
                List<Questionnaire.AdvisoryOption> free = question.options().stream()
                        .filter(option -> !option.rulesAnythingOut())
                        .toList();
                List<Questionnaire.AdvisoryOption> usual =
                        free.isEmpty() || random.nextInt(40) == 0 ? question.options() : free;
                Questionnaire.AdvisoryOption any = usual.get(random.nextInt(usual.size()));
                add(new Deed.Choose(
                        around(Duration.ofSeconds(12)),
                        question.id(),
                        (random.nextBoolean() ? fitting.orElse(any) : any).id()));
            }
            start(alternatives);
        });
    }

    /** Most learners who ask begin within days, and more of them with what they were told than with something else. */
    private void start(List<String> alternatives) {
        if (random.nextInt(10) < 8) {
            int of20 = random.nextInt(20);
            Optional<String> otherwise = of20 < 13
                    ? Optional.empty()
                    : of20 < 18
                            ? Optional.of(alternatives.get(random.nextInt(alternatives.size())))
                            : Optional.of(Questionnaire.OTHER);
            add(new Deed.Start(around(Duration.ofHours(20)), otherwise));
            asksFrom = Optional.of(elapsed.plus(FOLLOW_UP));
        }
    }

    /** Learners who have gone from the course do not come by to say how it goes. */
    private void followUp() {
        Duration early = asksFrom.orElseThrow().minus(elapsed);
        asksFrom = Optional.empty();
        if (learner.behaviour() == Behaviour.GONE || random.nextInt(10) == 0) {
            return;
        }
        Duration soon = around(Duration.ofHours(4));
        int of20 = random.nextInt(20);
        Going going = switch (learner.behaviour()) {
            case KEEN -> of20 < 14 ? Going.WELL : of20 < 19 ? Going.HARD : Going.SWITCHED;
            case STEADY -> of20 < 10 ? Going.WELL : of20 < 16 ? Going.HARD : of20 < 19 ? Going.STOPPED : Going.SWITCHED;
            case STUCK, GUESSING, GONE ->
                of20 < 3 ? Going.WELL : of20 < 10 ? Going.HARD : of20 < 17 ? Going.STOPPED : Going.SWITCHED;
        };
        double along = switch (going) {
            case WELL -> 0.4 + 0.6 * random.nextDouble();
            case HARD -> 0.2 + 0.5 * random.nextDouble();
            case STOPPED, SWITCHED -> 0.4 * random.nextDouble();
        };
        add(new Deed.FollowUp(early.isNegative() ? soon : early.plus(soon), going, along));
    }

    private void add(Deed deed) {
        elapsed = elapsed.plus(deed.after());
        ahead.add(deed);
    }

    private void study(Lesson studied) {
        boolean isFirstOfSitting = lesson % learner.behaviour().lessonsInASitting() == 0;
        Duration pause =
                isFirstOfSitting ? around(learner.behaviour().betweenSittings()) : around(Duration.ofMinutes(2));
        if (isFirstOfSitting && lesson > 0 && learner.behaviour().reviews()) {
            add(new Deed.Review(pause));
            pause = around(Duration.ofMinutes(8));
        }
        for (Lesson.Section section : studied.sections()) {
            if (doesRead()) {
                add(new Deed.Read(pause, studied.id(), section.id()));
                pause = around(Duration.ofSeconds(50));
            }
        }
        for (String id : studied.quizzes()) {
            course.quiz(id).ifPresent(this::take);
        }
    }

    private boolean doesRead() {
        return switch (learner.behaviour()) {
            case KEEN, STEADY, STUCK, GONE -> true;
            case GUESSING -> random.nextInt(3) == 0;
        };
    }

    private void take(Quiz quiz) {
        boolean isHurdle = hurdle.filter(quiz.id()::equals).isPresent();
        int tries =
                Math.min(isHurdle ? TRIES_OF_THE_STUCK : TRIES, quiz.attempts().orElse(Integer.MAX_VALUE));
        for (int n = 0; n < tries; n++) {
            // A stuck learner comes back another day.
            Duration pause = n == 0 || !isHurdle
                    ? around(Duration.ofMinutes(1))
                    : around(learner.behaviour().betweenSittings());
            if (attempt(quiz, pause, n, isHurdle)) {
                return;
            }
        }
        if (isHurdle) {
            lesson = last;
        }
    }

    /** Whether it was passed. */
    private boolean attempt(Quiz quiz, Duration pause, int attemptsBefore, boolean isHurdle) {
        add(new Deed.Begin(pause, quiz.id()));
        int points = 0;
        int outOf = 0;
        for (Question question : quiz.questions()) {
            boolean isRight = random.nextDouble() < chance(question, attemptsBefore, isHurdle);
            add(new Deed.Respond(
                    around(Duration.ofSeconds(35)),
                    quiz.id(),
                    question.id(),
                    isRight ? AnswerSheet.right(question) : AnswerSheet.wrong(question, random),
                    question.common().asksConfidence() ? Optional.of(confidence(isRight)) : Optional.empty()));
            outOf += question.common().points();
            points += isRight ? question.common().points() : 0;
        }
        add(new Deed.HandIn(around(Duration.ofSeconds(10)), quiz.id()));
        return points >= quiz.passMark() * outOf;
    }

    /** Guessing has its luck; each retry adds more than a logit, as the explanations were read. */
    private double chance(Question question, int attemptsBefore, boolean isHurdle) {
        double difficulty =
                Rasch.difficulty(question) + (isHurdle ? HURDLE : -LEARNT_FROM_EXPLANATIONS * attemptsBefore);
        return Math.max(AnswerSheet.luck(question), Rasch.chance(learner.ability(), difficulty));
    }

    private Confidence confidence(boolean isRight) {
        int of10 = random.nextInt(10);
        return switch (learner.behaviour()) {
            case GUESSING -> of10 < 5 ? Confidence.SURE : Confidence.GUESS;
            case KEEN, STEADY, STUCK, GONE ->
                isRight
                        ? of10 < 7 ? Confidence.SURE : Confidence.UNSURE
                        : of10 < 2 ? Confidence.SURE : of10 < 7 ? Confidence.UNSURE : Confidence.GUESS;
        };
    }

    /** Between half and one and a half times as long. */
    private Duration around(Duration middle) {
        return Duration.ofMillis((long) (middle.toMillis() * (0.5 + random.nextDouble())));
    }
}
