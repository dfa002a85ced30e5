package dev.crossroads.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.crossroads.event.LearnerEvent.Advised;
import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.LearnerEvent.Asked;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.LearnerEvent.Going;
import dev.crossroads.event.LearnerEvent.HintReleased;
import dev.crossroads.event.LearnerEvent.Importance;
import dev.crossroads.event.LearnerEvent.LanguageFollowedUp;
import dev.crossroads.event.LearnerEvent.LanguageStarted;
import dev.crossroads.event.LearnerEvent.LessonCompleted;
import dev.crossroads.event.LearnerEvent.QuestionAnswered;
import dev.crossroads.event.LearnerEvent.QuestionWeighed;
import dev.crossroads.event.LearnerEvent.QuestionsShown;
import dev.crossroads.event.LearnerEvent.RecommendationAnswered;
import dev.crossroads.event.LearnerEvent.RecommendationGiven;
import dev.crossroads.event.LearnerEvent.RecommendationSaved;
import dev.crossroads.event.LearnerEvent.RecommendationWithdrawn;
import dev.crossroads.event.LearnerEvent.Rule;
import dev.crossroads.event.LearnerEvent.SectionsRead;
import dev.crossroads.event.LearnerEvent.Showing;
import dev.crossroads.event.LearnerEvent.Untimed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events for tests. */
public final class Events {
    public static final String COURSE = "rust-or-go";
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    private Events() {}

    /** A new learner. */
    public static UUID newLearner() {
        return UUID.randomUUID();
    }

    /** A learner read sections of a lesson that has four. */
    public static SectionsRead read(UUID learner, String lesson, String... sections) {
        return new SectionsRead(UUID.randomUUID(), learner, NOON, COURSE, lesson, List.of(sections), 4);
    }

    /** A learner is done with a lesson. */
    public static LessonCompleted completed(UUID learner, String lesson) {
        return new LessonCompleted(UUID.randomUUID(), learner, NOON, COURSE, lesson);
    }

    /** Every kind of event, with and without its optional parts. */
    public static List<LearnerEvent> ofEveryKind() {
        UUID ada = newLearner();
        UUID attempt = UUID.randomUUID();
        JsonNodeFactory json = JsonNodeFactory.instance;
        return List.of(
                read(ada, "ownership", "moving", "borrowing"),
                completed(ada, "ownership"),
                new AttemptStarted(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        "q",
                        attempt,
                        1,
                        false,
                        List.of("a", "b"),
                        3,
                        2,
                        Optional.of(NOON.plusSeconds(600)),
                        Optional.empty()),
                new AttemptStarted(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        "q",
                        attempt,
                        2,
                        true,
                        List.of(),
                        3,
                        2,
                        Optional.empty(),
                        Optional.of(UUID.randomUUID())),
                new HintReleased(UUID.randomUUID(), ada, NOON, COURSE, "q", attempt, "a", 1),
                answered(ada, attempt, json.objectNode().put("compiles", false).put("line", 4)),
                answered(ada, attempt, json.arrayNode().add("x").add("ä 日本 😀 \" \\u0041")),
                answered(ada, attempt, json.numberNode(2.5)),
                answered(ada, attempt, json.nullNode()),
                new QuestionsShown(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        "q",
                        attempt,
                        List.of(
                                new Showing("a", "0123456789abcdef", NOON.minusSeconds(60)),
                                new Showing("a", "123456789abcdef0", NOON))),
                new AttemptFinished(UUID.randomUUID(), ada, NOON, COURSE, "q", attempt, true, Optional.empty()),
                new DeadlineMoved(
                        UUID.randomUUID(), ada, NOON, COURSE, "q", attempt, Optional.of(NOON.plusSeconds(900))),
                new DeadlineMoved(UUID.randomUUID(), ada, NOON, COURSE, "q", attempt, Optional.empty()),
                new AttemptFinished(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        "q",
                        attempt,
                        false,
                        Optional.of(new Asked(List.of("one", "three"), 2, 1))),
                new AnswerRegraded(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        "q",
                        attempt,
                        "a",
                        UUID.randomUUID(),
                        Rule.ACCEPTED_TOO,
                        Optional.of(json.arrayNode().add("x")),
                        Optional.empty(),
                        true,
                        1,
                        1,
                        1,
                        new BigDecimal("0.7"),
                        "Both are right. ä 日本",
                        Optional.of(newLearner())),
                new AnswerRegraded(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        "q",
                        attempt,
                        "b",
                        UUID.randomUUID(),
                        Rule.LEFT_OUT,
                        Optional.empty(),
                        Optional.of("rev"),
                        false,
                        0,
                        0,
                        2,
                        new BigDecimal("0.666666666"),
                        "",
                        Optional.empty()),
                new RecommendationAnswered(
                        UUID.randomUUID(), ada, NOON, COURSE, "latency", "hard-deadline", Optional.empty()),
                new RecommendationAnswered(
                        UUID.randomUUID(), ada, NOON, COURSE, "latency", "hard-deadline", Optional.of("4")),
                new QuestionWeighed(UUID.randomUUID(), ada, NOON, COURSE, "latency", Importance.MOST),
                new RecommendationGiven(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        "0123456789abcdef",
                        "START",
                        List.of("rust"),
                        7,
                        new Advised("4", "rust", true, Optional.of(91))),
                new RecommendationSaved(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        UUID.randomUUID(),
                        json.objectNode().put("version", "ä 1")),
                new RecommendationWithdrawn(UUID.randomUUID(), ada, NOON, COURSE, UUID.randomUUID()),
                new LanguageStarted(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        Optional.of("go"),
                        new Advised("2", "rust", true, Optional.of(91))),
                new LanguageStarted(
                        UUID.randomUUID(),
                        ada,
                        NOON,
                        COURSE,
                        Optional.empty(),
                        new Advised("2", "rust", false, Optional.empty())),
                new LanguageFollowedUp(UUID.randomUUID(), ada, NOON, COURSE, Going.HARD, Optional.empty()),
                new LanguageFollowedUp(UUID.randomUUID(), ada, NOON, COURSE, Going.WELL, Optional.of(3)));
    }

    /** An answer of a learner; one with a number says all that can be said of one. */
    public static QuestionAnswered answered(
            UUID learner, UUID attempt, com.fasterxml.jackson.databind.JsonNode answer) {
        boolean isNumber = answer.isNumber();
        return new QuestionAnswered(
                UUID.randomUUID(),
                learner,
                NOON,
                COURSE,
                "q",
                attempt,
                "a",
                "rev",
                answer,
                isNumber ? Optional.of(Confidence.UNSURE) : Optional.empty(),
                isNumber ? Optional.of("because") : Optional.empty(),
                isNumber,
                isNumber ? 1 : 0,
                1,
                isNumber ? Optional.of(3) : Optional.empty(),
                isNumber ? Optional.of(NOON.minusSeconds(40)) : Optional.empty(),
                isNumber ? Optional.empty() : Optional.of(Untimed.OFFLINE));
    }
}
