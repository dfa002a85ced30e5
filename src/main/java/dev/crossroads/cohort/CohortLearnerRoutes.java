package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortLearnerPage.Attempt;
import dev.crossroads.cohort.CohortLearnerPage.Lesson;
import dev.crossroads.cohort.CohortLearnerPage.Response;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.event.StoredJson;
import dev.crossroads.progress.LessonReading;
import dev.crossroads.progress.Standing;
import dev.crossroads.progress.Standings;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Link;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One member of a cohort: their path in time, attempts and answers. */
final class CohortLearnerRoutes implements Routes {
    private final Cohorts cohorts;
    private final CohortStandings cohortStandings;
    private final Standings standings;
    private final LearnerHistoryTable history;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    CohortLearnerRoutes(
            Cohorts cohorts,
            CohortStandings cohortStandings,
            Standings standings,
            LearnerHistoryTable history,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.cohortStandings = cohortStandings;
        this.standings = standings;
        this.history = history;
        this.clock = clock;
        this.pages = pages;
        this.frame = frame;
    }

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/learners/:learner").handler(this::show);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        Course course = cohorts.course(cohort).orElseThrow(() -> Problem.noCourse(cohort.course()));
        UUID learner = Requests.uuid(context, "learner");
        // Compared with the others, as some reasons are: so the whole cohort is read.
        CohortProgress progress = cohortStandings.of(cohort).orElseThrow();
        MemberProgress member = Optional.ofNullable(progress.members().get(learner))
                .orElseThrow(() -> Problem.notFound(new Message("cohort.problem.member")));
        Texts texts = visitor.texts().in(cohort.zone());
        Standing standing =
                standings.of(List.of(learner), course, clock.instant()).await().get(learner);
        Map<UUID, List<LearnerHistoryTable.Response>> responses = cohort.anonymous()
                ? Map.of()
                : history.responses(learner, course.id()).await().stream()
                        .collect(Collectors.groupingBy(LearnerHistoryTable.Response::attempt));
        CohortLearnerPage page = new CohortLearnerPage(
                Cohorts.around(frame, cohort, Optional.of(course), visitor),
                CohortHead.of(cohort, Optional.of(course), CohortHead.Place.BELOW),
                member.name(),
                Cohorts.path(cohort.id()) + "/learners/" + learner + "/reset",
                texts.date(member.member().joinedAt()),
                member.lastAt().map(texts::dateAndTime).orElseGet(() -> texts.say("progress.mark.unread")),
                standing.progress().percent(),
                leader(member, course, texts),
                Attention.of(member, progress.circumstances()).reasons().stream()
                        .map(reason -> Reasons.words(reason, course, texts))
                        .toList(),
                standing.readings().values().stream()
                        .sorted(Comparator.comparing(LessonReading::lastReadAt).reversed())
                        .flatMap(reading -> lesson(reading, standing, texts).stream())
                        .toList(),
                standing.results().attempts().stream()
                        .sorted(Comparator.comparing(dev.crossroads.quiz.Attempt::startedAt)
                                .reversed())
                        .map(attempt -> attempt(
                                attempt, responses.getOrDefault(attempt.id(), List.of()), course, cohort, texts))
                        .toList());
        Replies.html(context, 200, pages.render("cohort/learner", page));
    }

    private static String leader(MemberProgress member, Course course, Texts texts) {
        return member.leader()
                .map(leader -> leader.decided()
                        ? course.questionnaire().stream()
                                .flatMap(questionnaire -> questionnaire.alternatives().stream())
                                .filter(alternative -> alternative.id().equals(leader.alternative()))
                                .map(alternative ->
                                        texts.say("cohort.learner.start-with", Map.of("name", alternative.name())))
                                .findFirst()
                                .orElse(leader.alternative())
                        : texts.say("recommendation.too-close"))
                .orElseGet(() -> texts.say("cohort.chart.not-asked"));
    }

    private static Optional<Lesson> lesson(LessonReading reading, Standing standing, Texts texts) {
        Course course = standing.course();
        return course.lesson(reading.lesson())
                .map(lesson -> new Lesson(
                        new Link(lesson.title(), Paths.lesson(course.id(), lesson.id())),
                        standing.mark(lesson).percent(),
                        texts.dateAndTime(reading.lastReadAt()),
                        reading.completedAt().map(texts::date)));
    }

    private Attempt attempt(
            dev.crossroads.quiz.Attempt attempt,
            List<LearnerHistoryTable.Response> responses,
            Course course,
            Cohort cohort,
            Texts texts) {
        return new Attempt(
                new Link(
                        course.quiz(attempt.quiz()).map(Quiz::title).orElse(attempt.quiz()),
                        Paths.quiz(course.id(), attempt.quiz())),
                attempt.number(),
                texts.dateAndTime(attempt.startedAt()),
                attempt.ending()
                        .map(ending -> course.practice().containsKey(attempt.quiz())
                                ? texts.say("cohort.learner.practice")
                                : cohort.anonymous()
                                        ? texts.say(
                                                attempt.isPassed()
                                                        ? "progress.quiz.passed"
                                                        : "progress.quiz.not-passed")
                                        : texts.say(
                                                attempt.isPassed() ? "cohort.learner.passed" : "cohort.learner.failed",
                                                Map.of("points", ending.points(), "outOf", attempt.outOf())))
                        .orElseGet(() -> texts.say("cohort.learner.in-progress")),
                attempt.isPassed(),
                responses.stream()
                        .map(response -> response(response, attempt.revealsMarks(), cohort, texts))
                        .toList());
    }

    private Response response(LearnerHistoryTable.Response response, boolean isMarked, Cohort cohort, Texts texts) {
        Optional<Question> question =
                cohorts.asAnswered(cohort, response.quiz(), response.question(), response.revision());
        return new Response(
                question.map(asked -> AnswerWords.prompt(asked, texts)).orElse(response.question()),
                question.map(asked -> AnswerWords.of(asked, StoredJson.tree(response.answer()), texts))
                        .orElse(response.answer()),
                isMarked,
                response.correct(),
                isMarked ? response.points() + "/" + response.outOf() : texts.say("cohort.learner.unmarked"),
                response.confidence().map(CohortLearnerRoutes::key),
                response.hints(),
                question.filter(_ -> isMarked)
                        .map(asked -> AnswerWords.told(asked, StoredJson.tree(response.answer())))
                        .orElse(""),
                texts.dateAndTime(response.at()));
    }

    private static String key(Confidence confidence) {
        return switch (confidence) {
            case SURE -> "cohort.learner.sure";
            case UNSURE -> "cohort.learner.unsure";
            case GUESS -> "cohort.learner.guess";
        };
    }
}
