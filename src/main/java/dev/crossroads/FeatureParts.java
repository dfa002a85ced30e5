package dev.crossroads;

import dev.crossroads.account.AccountFeature;
import dev.crossroads.cohort.CohortFeature;
import dev.crossroads.digest.DigestFeature;
import dev.crossroads.event.Guard;
import dev.crossroads.event.LearnerData;
import dev.crossroads.event.Projection;
import dev.crossroads.mail.MailFeature;
import dev.crossroads.operation.OperationFeature;
import dev.crossroads.progress.ProgressFeature;
import dev.crossroads.quiz.QuizFeature;
import dev.crossroads.recommendation.RecommendationFeature;
import dev.crossroads.recorder.RecorderFeature;
import dev.crossroads.review.ReviewFeature;
import java.util.List;
import java.util.stream.Stream;

/** The projections, guards and learner data of all features. */
final class FeatureParts {
    private FeatureParts() {}

    /** All projections, in the order in which they are brought up to date. */
    static List<Projection> projections() {
        return Stream.of(
                        ProgressFeature.projections(),
                        QuizFeature.projections(),
                        RecommendationFeature.projections(),
                        CohortFeature.projections())
                .flatMap(List::stream)
                .toList();
    }

    static List<Guard> guards() {
        return Stream.of(RecorderFeature.guards(), QuizFeature.guards())
                .flatMap(List::stream)
                .toList();
    }

    /** The data of learners beside the log, to be moved, exported and deleted with them. */
    static List<LearnerData> learnerData() {
        // Accounts come last: the data of cohorts and mail is found by the address of the account. Mail comes after
        // digests, which put some into the outbox.
        String addressKey = AccountFeature.addressKeyQuery();
        return List.of(
                QuizFeature.data(),
                ReviewFeature.data(),
                CohortFeature.data(addressKey, AccountFeature.instructorsQuery()),
                DigestFeature.data(),
                MailFeature.data(addressKey),
                OperationFeature.data(),
                AccountFeature.data());
    }
}
