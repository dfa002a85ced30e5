package dev.crossroads;

import dev.crossroads.account.AccountFeature;
import dev.crossroads.cohort.CohortFeature;
import dev.crossroads.course.Courses;
import dev.crossroads.digest.DigestFeature;
import dev.crossroads.event.LearnerChanges;
import dev.crossroads.event.Recorder;
import dev.crossroads.placement.PlacementFeature;
import dev.crossroads.progress.ProgressFeature;
import dev.crossroads.quiz.QuizFeature;
import dev.crossroads.quiz.regrade.Regrades;
import dev.crossroads.recommendation.RecommendationFeature;
import dev.crossroads.review.ReviewFeature;
import dev.crossroads.search.SearchFeature;
import dev.crossroads.web.Frame;
import dev.crossroads.web.LanguageRoutes;
import dev.crossroads.web.OperatorAccess;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import dev.crossroads.web.ThemeRoutes;
import dev.crossroads.web.VisitorPages;
import dev.crossroads.web.ZoneRoutes;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes of all features, and which part of one stands on another's page. */
record FeatureRoutes(
        Courses courses,
        Recorder recorder,
        LearnerChanges changes,
        VisitorPages visitorPages,
        Pool pool,
        InstantSource clock,
        Pages pages,
        Frame frame,
        AccountFeature accounts,
        QuizFeature quizzes,
        Regrades regrades,
        CohortFeature cohorts,
        ReviewFeature reviews,
        Optional<DigestFeature> digests,
        OperatorAccess operators,
        List<Routes> ofOperators,
        Routes previews) {

    List<Routes> all() {
        RecommendationFeature recommendations = new RecommendationFeature(courses, recorder, pool, clock);
        PlacementFeature placement = new PlacementFeature(courses, pool, clock);
        ProgressFeature progress =
                new ProgressFeature(courses, recorder, pool, CohortFeature.terms(pool, courses), clock, changes);
        PagePart dues = cohorts.part(pages);
        PagePart reports = quizzes.part(pages);
        List<PagePart> ofAccounts =
                digests.map(feature -> feature.part(pages)).stream().toList();
        return Stream.of(
                        List.of(
                                new LanguageRoutes(),
                                new ThemeRoutes(),
                                new ZoneRoutes(),
                                CohortFeature.changing(() -> {
                                    progress.forgetAll();
                                    return visitorPages.changedForAll();
                                })),
                        accounts.routes(
                                pages, frame, Joints.taughtAlone(cohorts), Joints.expected(cohorts), ofAccounts),
                        digests.map(feature -> feature.routes(pages, frame)).orElse(List.of()),
                        progress.routes(
                                pages,
                                frame,
                                visitorPages,
                                List.of(
                                        reports,
                                        dues,
                                        cohorts.gainPart(pages),
                                        placement.offer(pages),
                                        recommendations.part(pages, frame)),
                                List.of(reports, dues, reviews.part(pages)),
                                quizzes.samples(pages, frame)),
                        quizzes.routes(pages, frame, visitorPages, operators, progress.next(pages)),
                        recommendations.routes(pages, frame, visitorPages),
                        cohorts.routes(
                                pages,
                                frame,
                                regrades,
                                quizzes.reports(),
                                quizzes.quizzes().reviews()),
                        reviews.routes(pages, frame, visitorPages),
                        placement.routes(pages, frame),
                        new SearchFeature(courses, pool).routes(pages, frame),
                        List.of(previews),
                        ofOperators)
                .flatMap(List::stream)
                .toList();
    }
}
