package dev.crossroads.event;

import dev.crossroads.event.LearnerEvent.AnswerRegraded;
import dev.crossroads.event.LearnerEvent.AttemptFinished;
import dev.crossroads.event.LearnerEvent.AttemptStarted;
import dev.crossroads.event.LearnerEvent.DeadlineMoved;
import dev.crossroads.event.LearnerEvent.HintReleased;
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
import dev.crossroads.event.LearnerEvent.SectionsRead;
import java.util.Arrays;

/**
 * The name of each kind of event in the log. The names are stored with every event ever recorded: they outlive renamed
 * classes and never change.
 */
public enum EventType {
    SECTIONS_READ("sections-read", SectionsRead.class),
    LESSON_COMPLETED("lesson-completed", LessonCompleted.class),
    ATTEMPT_STARTED("attempt-started", AttemptStarted.class),
    HINT_RELEASED("hint-released", HintReleased.class),
    QUESTIONS_SHOWN("questions-shown", QuestionsShown.class),
    QUESTION_ANSWERED("question-answered", QuestionAnswered.class),
    ATTEMPT_FINISHED("attempt-finished", AttemptFinished.class),
    DEADLINE_MOVED("deadline-moved", DeadlineMoved.class),
    ANSWER_REGRADED("answer-regraded", AnswerRegraded.class),
    RECOMMENDATION_ANSWERED("recommendation-answered", RecommendationAnswered.class),
    RECOMMENDATION_SAVED("recommendation-kept", RecommendationSaved.class),
    RECOMMENDATION_WITHDRAWN("recommendation-withdrawn", RecommendationWithdrawn.class),
    LANGUAGE_STARTED("language-started", LanguageStarted.class),
    LANGUAGE_FOLLOWED_UP("language-followed-up", LanguageFollowedUp.class),
    QUESTION_WEIGHED("question-weighed", QuestionWeighed.class),
    RECOMMENDATION_GIVEN("recommendation-given", RecommendationGiven.class);

    private final String text;
    private final Class<? extends LearnerEvent> form;

    EventType(String text, Class<? extends LearnerEvent> form) {
        this.text = text;
        this.form = form;
    }

    /** The type of an event. */
    public static EventType of(LearnerEvent event) {
        return switch (event) {
            case SectionsRead _ -> SECTIONS_READ;
            case LessonCompleted _ -> LESSON_COMPLETED;
            case AttemptStarted _ -> ATTEMPT_STARTED;
            case HintReleased _ -> HINT_RELEASED;
            case QuestionsShown _ -> QUESTIONS_SHOWN;
            case QuestionAnswered _ -> QUESTION_ANSWERED;
            case AttemptFinished _ -> ATTEMPT_FINISHED;
            case DeadlineMoved _ -> DEADLINE_MOVED;
            case AnswerRegraded _ -> ANSWER_REGRADED;
            case RecommendationAnswered _ -> RECOMMENDATION_ANSWERED;
            case QuestionWeighed _ -> QUESTION_WEIGHED;
            case RecommendationGiven _ -> RECOMMENDATION_GIVEN;
            case RecommendationSaved _ -> RECOMMENDATION_SAVED;
            case RecommendationWithdrawn _ -> RECOMMENDATION_WITHDRAWN;
            case LanguageStarted _ -> LANGUAGE_STARTED;
            case LanguageFollowedUp _ -> LANGUAGE_FOLLOWED_UP;
        };
    }

    /**
     * The type of that name.
     *
     * @throws IllegalArgumentException when there is none: the log was written by a newer version
     */
    public static EventType named(String text) {
        return Arrays.stream(values())
                .filter(type -> type.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no event of type '" + text
                        + "': was the log written by a newer version of Crossroads?"));
    }

    /** The name in the log and in JSON. */
    public String text() {
        return text;
    }

    /** The record that holds such an event. */
    public Class<? extends LearnerEvent> form() {
        return form;
    }
}
