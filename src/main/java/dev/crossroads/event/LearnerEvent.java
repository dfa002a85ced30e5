package dev.crossroads.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something a learner did: an immutable fact in the past tense, the only thing that is ever recorded. Everything else
 * in the database follows from these.
 *
 * <p>A {@code switch} over events has no default, so that a new event does not compile until every {@link Projection}
 * of its kind has answered for it.
 */
public sealed interface LearnerEvent {

    /** Identity, chosen by whoever asks to record it: the same id asked twice is one event. */
    UUID id();

    /** Whose it is. */
    UUID learner();

    /** When it happened, by the server's clock, to the millisecond. */
    Instant at();

    /** The course it happened in. */
    String course();

    /** Events of lessons. */
    sealed interface LessonEvent extends LearnerEvent {}

    /** Events of quizzes. */
    sealed interface QuizEvent extends LearnerEvent {}

    /** Events of recommendations. */
    sealed interface RecommendationEvent extends LearnerEvent {}

    /**
     * Sections of a lesson were on the learner's screen long enough to be read.
     *
     * @param sections ids, at least one, the last one read last
     * @param of how many sections the lesson had then; when all are read the lesson is completed
     */
    record SectionsRead(UUID id, UUID learner, Instant at, String course, String lesson, List<String> sections, int of)
            implements LessonEvent {}

    /** The learner said that they are done with a lesson. */
    record LessonCompleted(UUID id, UUID learner, Instant at, String course, String lesson) implements LessonEvent {}

    /**
     * The learner began a quiz. At most one attempt per quiz is in progress.
     *
     * @param number 1 for a learner's first attempt at the quiz
     * @param questions the ids asked, in order
     * @param outOf maximum points
     * @param passPoints points that pass
     * @param deadline answers after it are late
     * @param retryOf the attempt whose missed questions these are
     */
    record AttemptStarted(
            UUID id,
            UUID learner,
            Instant at,
            String course,
            String quiz,
            UUID attempt,
            int number,
            boolean deferred,
            List<String> questions,
            int outOf,
            int passPoints,
            Optional<Instant> deadline,
            Optional<UUID> retryOf)
            implements QuizEvent {}

    /**
     * The learner asked for a hint and was shown it.
     *
     * @param hint 1 for the first hint of the question
     */
    record HintReleased(
            UUID id, UUID learner, Instant at, String course, String quiz, UUID attempt, String question, int hint)
            implements QuizEvent {}

    /**
     * The learner answered a question, and it was marked.
     *
     * @param revision of the question as it stood then
     * @param answer as it was given
     * @param confidence how sure the learner said they were
     * @param explanation the learner's own words on why, where they were asked
     * @param points earned, 0 to {@code outOf}
     * @param replaces the version of the answer that it was given in the knowledge of: 0 for none, 1 for the first;
     *     empty where that was not said, and then it takes the place of whichever there is
     * @param shown when the learner was first shown the question in the attempt; empty where that is not known
     * @param untimed why it can't be said how long the answer took; empty where it can
     */
    record QuestionAnswered(
            UUID id,
            UUID learner,
            Instant at,
            String course,
            String quiz,
            UUID attempt,
            String question,
            String revision,
            JsonNode answer,
            Optional<Confidence> confidence,
            Optional<String> explanation,
            boolean correct,
            int points,
            int outOf,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> replaces,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> shown,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Untimed> untimed)
            implements QuizEvent {}

    /**
     * Questions of an attempt were shown to the learner and were still open when this was recorded: a while later, for
     * all of the attempt at once, and before it ends. An answer that says when its question was shown needs none.
     *
     * @param at when the last of them was shown
     * @param shown in the order in which they were, each revision of a question once
     */
    record QuestionsShown(
            UUID id, UUID learner, Instant at, String course, String quiz, UUID attempt, List<Showing> shown)
            implements QuizEvent {}

    /**
     * The first showing of a question in an attempt, or of another revision of it.
     *
     * @param revision of the question as it stood then
     */
    record Showing(String question, String revision, Instant at) {}

    /** The reasons why nobody can say how long an answer took. */
    enum Untimed {
        /** There was no connection when it was given: it was kept where its learner was, and came later. */
        OFFLINE,
        /** Its question was asked before there was an attempt, on a page that is the same for everybody. */
        FRONT_PAGE
    }

    /**
     * An attempt ended; its points are the sum of its responses to what it asked.
     *
     * @param expired whether the deadline ended it rather than the learner
     * @param asked what it came to ask, where the course lost some of its questions while it was in progress; empty
     *     where it asked to the end what it began with
     */
    record AttemptFinished(
            UUID id,
            UUID learner,
            Instant at,
            String course,
            String quiz,
            UUID attempt,
            boolean expired,
            Optional<Asked> asked)
            implements QuizEvent {}

    /**
     * The deadline of an attempt in progress was moved, because its learner was allowed more time or a date of theirs
     * was changed. It is about the learner and nothing that they do.
     *
     * @param deadline answers after it are late, from now on; empty where none are any more
     */
    record DeadlineMoved(
            UUID id, UUID learner, Instant at, String course, String quiz, UUID attempt, Optional<Instant> deadline)
            implements QuizEvent {}

    /**
     * An answer was marked again, because somebody found that its question was at fault or that its learner deserves
     * it. It is about what the learner did and nothing that they do.
     *
     * @param regrade the decision that it follows from, which marks each answer once
     * @param key what is right now, or is right too, in the form of an answer; empty where the rule needs none
     * @param revision of the question that marks it now; empty for the one that it was answered to
     * @param points that it earns now; of one that was left open, too
     * @param outOf maximum points now, 0 where the question is left out
     * @param counted maximum points before any of this
     * @param passMark the share of all points that passes the attempt, 0 to 1
     * @param by the learner id of whoever decided it; empty for the author of the course
     */
    record AnswerRegraded(
            UUID id,
            UUID learner,
            Instant at,
            String course,
            String quiz,
            UUID attempt,
            String question,
            UUID regrade,
            Rule rule,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> key,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> revision,
            boolean correct,
            int points,
            int outOf,
            int counted,
            BigDecimal passMark,
            String why,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<UUID> by)
            implements QuizEvent {
        /** A key that is missing in JSON is read as a null that is there. */
        public AnswerRegraded {
            key = key.filter(json -> !json.isNull());
        }
    }

    /** The rule by which answers are marked again. */
    enum Rule {
        /** By another key. */
        NEW_KEY,
        /** By the key, and one more answer is right. */
        ACCEPTED_TOO,
        /** All of the points for everybody who was asked, whatever they answered. */
        FULL_MARKS,
        /** The question counts for nothing. */
        LEFT_OUT,
        /** One learner gets these points. */
        POINTS,
        /** By the key that the author corrected in the course. */
        EDITED
    }

    /**
     * The questions of an attempt.
     *
     * @param questions the ids, in order
     * @param outOf maximum points
     * @param passPoints points that pass
     */
    record Asked(List<String> questions, int outOf, int passPoints) {}

    /**
     * The learner answered a question of the recommendation; a later answer replaces an earlier one.
     *
     * @param version of the questionnaire that asked; empty in events from before it was recorded with them
     */
    record RecommendationAnswered(
            UUID id,
            UUID learner,
            Instant at,
            String course,
            String question,
            String option,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> version)
            implements RecommendationEvent {}

    /** The learner said how much a question of the recommendation matters to them; later words replace earlier ones. */
    record QuestionWeighed(UUID id, UUID learner, Instant at, String course, String question, Importance importance)
            implements RecommendationEvent {}

    /**
     * The learner was shown what is advised for a complete set of answers.
     *
     * @param key names what was advised and by which model: the same again is the same advice, and is given once
     * @param verdict what was said, by its name
     * @param order the alternatives that it was said of, in order
     * @param margin the leader's weight less the next one's
     * @param advised the same in short
     */
    record RecommendationGiven(
            UUID id,
            UUID learner,
            Instant at,
            String course,
            String key,
            String verdict,
            List<String> order,
            int margin,
            Advised advised)
            implements RecommendationEvent {}

    /**
     * The learner saved a recommendation as it stood, to come back to it or to share its link.
     *
     * @param recommendation its id, which nobody can guess and which opens it
     * @param content everything that it said and rested on, so that it reads the same whatever becomes of the course
     */
    record RecommendationSaved(UUID id, UUID learner, Instant at, String course, UUID recommendation, JsonNode content)
            implements RecommendationEvent {}

    /** The learner withdrew a recommendation that they had saved: its link opens nothing any more. */
    record RecommendationWithdrawn(UUID id, UUID learner, Instant at, String course, UUID recommendation)
            implements RecommendationEvent {}

    /**
     * The learner said which language they started with.
     *
     * @param language an alternative of the course's questionnaire; empty for anything else
     * @param advised what they were advised when they said so
     */
    record LanguageStarted(UUID id, UUID learner, Instant at, String course, Optional<String> language, Advised advised)
            implements RecommendationEvent {}

    /**
     * The learner said how it goes with the language they started with; later words replace earlier ones.
     *
     * @param step of its path they were at, from 1, or 0 before the first; empty where they did not say
     */
    record LanguageFollowedUp(UUID id, UUID learner, Instant at, String course, Going going, Optional<Integer> step)
            implements RecommendationEvent {}

    /**
     * A recommendation in short.
     *
     * @param version of the questionnaire
     * @param leader the alternative with the most weight
     * @param decided whether a leader could be named
     * @param confidence in per cent; empty where no question was answered, and where limits decided
     */
    record Advised(String version, String leader, boolean decided, Optional<Integer> confidence) {}

    /** The importance of a question to a learner, where they say so. */
    enum Importance {
        /** As much as its author thinks. */
        USUAL,
        /** It is one of the few that matter most. */
        MOST,
        /** Not at all: its answers weigh nothing. What they rule out stays ruled out, for a limit is no weight. */
        NONE
    }

    /** A learner's report on a language, some time after the start. */
    enum Going {
        /** It goes well. */
        WELL,
        /** It is hard, and it goes on. */
        HARD,
        /** The learner stopped. */
        STOPPED,
        /** The learner went on with another language instead. */
        SWITCHED
    }

    /** A learner's confidence in an answer. */
    enum Confidence {
        SURE,
        UNSURE,
        GUESS
    }
}
