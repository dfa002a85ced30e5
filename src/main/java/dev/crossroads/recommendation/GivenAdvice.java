package dev.crossroads.recommendation;

import dev.crossroads.course.Fingerprint;
import dev.crossroads.event.LearnerEvent.Advised;
import dev.crossroads.event.LearnerEvent.RecommendationGiven;
import dev.crossroads.recommendation.advisor.Advice;
import dev.crossroads.recommendation.advisor.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An advice as it is recorded when it is shown. */
final class GivenAdvice {
    private GivenAdvice() {}

    /** A recommendation in short. */
    static Advised inShort(Advice advice) {
        return new Advised(advice.version(), advice.leader(), advice.decided(), advice.confidencePercent());
    }

    /**
     * The event that it was given. The same advice of the same model to the same learner is the same event, whoever
     * records it and however often, so two devices at once record one.
     */
    static RecommendationGiven of(UUID learner, String course, Advice advice, Instant at) {
        Verdict verdict = advice.verdict().orElseThrow();
        String key = Fingerprint.ofRevision(List.of(
                advice.fingerprint(),
                verdict.toString(),
                advice.leader(),
                "" + advice.decided(),
                "" + advice.margin(),
                "" + advice.confidencePercent()));
        String name = String.join("\n", "recommendation-given", learner.toString(), course, key);
        return new RecommendationGiven(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                learner,
                at,
                course,
                key,
                verdict.kind().name(),
                verdict.order(),
                advice.margin(),
                inShort(advice));
    }
}
