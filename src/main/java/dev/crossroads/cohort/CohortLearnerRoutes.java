package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortLearnerPage.Attempt;
import dev.crossroads.cohort.CohortLearnerPage.Lesson;
import dev.crossroads.cohort.CohortLearnerPage.Response;
import dev.crossroads.cohort.CohortLearnerPage.Week;
import dev.crossroads.cohort.MemberProgress.Counted;
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
import dev.crossroads.quiz.answer.ItemName;
import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.Dates;
import dev.crossroads.term.Target;
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
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** One member of a cohort: their path in time, attempts and answers. */
final class CohortLearnerRoutes implements Routes {
    private static final int ALL = 100;

    private static final int WEAK_SHOWN = 3;

    private final Cohorts cohorts;
    private final CohortStandings cohortStandings;
    private final Standings standings;
    private final LearnerHistoryTable history;
    private final MemberNoteTable notes;
    private final InstantSource clock;
    private final Pages pages;
    private final Frame frame;

    CohortLearnerRoutes(
            Cohorts cohorts,
            CohortStandings cohortStandings,
            Standings standings,
            LearnerHistoryTable history,
            MemberNoteTable notes,
            InstantSource clock,
            Pages pages,
            Frame frame) {
        this.cohorts = cohorts;
        this.cohortStandings = cohortStandings;
        this.standings = standings;
        this.history = history;
        this.notes = notes;
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
        CohortStandings.Compared compared = cohortStandings
                .compared(cohort, course, learner)
                .orElseThrow(() -> Problem.notFound(new Message("cohort.problem.member")));
        CohortProgress progress = compared.progress();
        MemberProgress member = progress.members().get(learner);
        MemberNote note = notes.of(cohort.id(), learner).await();
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
                member.member().number(),
                member.member().listedAs(),
                Cohorts.path(cohort.id()) + "/learners/" + learner + "/reset",
                texts.date(member.member().joinedAt()),
                member.lastAt().map(texts::dateAndTime).orElseGet(() -> texts.say("progress.mark.unread")),
                standing.progress().percent(),
                leader(member, course, texts),
                compared.attention().reasons().stream()
                        .map(reason -> Reasons.words(reason, course, texts))
                        .toList(),
                texts.say(
                        "cohort.learner.passed-of",
                        Map.of(
                                "passed",
                                course.quizzes().keySet().stream()
                                        .filter(member::hasPassed)
                                        .count(),
                                "quizzes",
                                course.quizzes().size())),
                counted(progress, member, texts),
                cohort.anonymous() ? List.of() : weak(standing, texts),
                new PeoplePages(progress, Map.of(learner, note), texts).forms(member, "learner"),
                progress.dues().terms(learner).granted().stream()
                        .map(granted -> AccommodationWords.title(granted.target(), course, texts) + ": "
                                + texts.list(AccommodationWords.of(granted.allowance(), cohort.zone(), texts)))
                        .toList(),
                AccommodationRoutes.path(cohort.id()) + "?learner=" + learner,
                weeks(standing, responses, cohort, progress.dues().terms(learner), texts));
        Replies.html(context, 200, pages.render("cohort/learner", page));
    }

    private static List<String> counted(CohortProgress progress, MemberProgress member, Texts texts) {
        return progress.course().quizzes().values().stream()
                .flatMap(quiz -> progress.counted(member, quiz).stream()
                        .map(counted -> texts.say(
                                key(counted),
                                Map.of(
                                        "title", quiz.title(),
                                        "points", texts.exact(counted.points()),
                                        "outOf", counted.outOf(),
                                        "count", counted.daysLate(),
                                        "percent", texts.percent(ALL - counted.percent())))))
                .toList();
    }

    private static String key(Counted counted) {
        if (counted.outside()) {
            return "cohort.learner.counts-not";
        }
        return counted.daysLate() == 0 || counted.percent() == ALL
                ? "cohort.learner.counts"
                : "cohort.learner.counts-late";
    }

    private static List<String> weak(Standing standing, Texts texts) {
        return standing.concepts().stream()
                .filter(concept -> !concept.tally().isAllRight())
                .limit(WEAK_SHOWN)
                .map(concept -> texts.say(
                        "cohort.learner.concept",
                        Map.of(
                                "title", concept.concept().title(),
                                "answered", concept.tally().said().in(texts))))
                .toList();
    }

    private List<Week> weeks(
            Standing standing,
            Map<UUID, List<LearnerHistoryTable.Response>> responses,
            Cohort cohort,
            CohortTerms terms,
            Texts texts) {
        Map<LocalDate, List<LessonReading>> read = standing.readings().values().stream()
                .sorted(Comparator.comparing(LessonReading::lastReadAt).reversed())
                .collect(Collectors.groupingBy(reading -> monday(reading.lastReadAt(), cohort)));
        Map<LocalDate, List<dev.crossroads.quiz.Attempt>> tried = standing.results().attempts().stream()
                // Answers in placements, and in tests before and after, are their learner's own.
                .filter(attempt -> !attempt.isSealed())
                .sorted(Comparator.comparing(dev.crossroads.quiz.Attempt::startedAt)
                        .reversed())
                .collect(Collectors.groupingBy(attempt -> monday(attempt.startedAt(), cohort)));
        SortedSet<LocalDate> mondays = new TreeSet<>(read.keySet());
        mondays.addAll(tried.keySet());
        List<Week> weeks = new ArrayList<>();
        Optional<LocalDate> before = Optional.empty();
        for (LocalDate monday : mondays) {
            long silent = before.map(last -> ChronoUnit.WEEKS.between(last, monday) - 1)
                    .orElse(0L);
            weeks.addFirst(new Week(
                    texts.say(
                            "cohort.learner.week",
                            Map.of(
                                    "date",
                                    texts.date(
                                            monday.atStartOfDay(cohort.zone()).toInstant()))),
                    silent == 0 ? "" : texts.say("cohort.learner.gap", Map.of("count", silent)),
                    read.getOrDefault(monday, List.of()).stream()
                            .flatMap(reading -> lesson(reading, standing, texts).stream())
                            .toList(),
                    tried.getOrDefault(monday, List.of()).stream()
                            .map(attempt -> attempt(
                                    attempt,
                                    responses.getOrDefault(attempt.id(), List.of()),
                                    standing.course(),
                                    cohort,
                                    terms,
                                    texts))
                            .toList()));
            before = Optional.of(monday);
        }
        return List.copyOf(weeks);
    }

    private static LocalDate monday(Instant moment, Cohort cohort) {
        return moment.atZone(cohort.zone()).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
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
            CohortTerms terms,
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
                                                        attempt.isPassed()
                                                                ? "cohort.learner.passed"
                                                                : "cohort.learner.failed",
                                                        Map.of("points", ending.points(), "outOf", attempt.outOf()))
                                                + late(attempt, ending, terms, texts))
                        .orElseGet(() -> texts.say("cohort.learner.in-progress")),
                attempt.isPassed(),
                responses.stream()
                        .map(response -> response(response, attempt.revealsMarks(), cohort, texts))
                        .toList());
    }

    private static String late(
            dev.crossroads.quiz.Attempt attempt,
            dev.crossroads.quiz.Attempt.Ending ending,
            CohortTerms terms,
            Texts texts) {
        Optional<Dates> set = terms.dates(Target.quiz(attempt.quiz()));
        if (set.filter(dates -> attempt.retryOf().isEmpty()
                        && !dates.isWithin(attempt.startedAt(), ending.at(), attempt.deadline()))
                .isPresent()) {
            return " " + texts.say("cohort.learner.outside");
        }
        return set.filter(dates -> attempt.retryOf().isEmpty() && dates.daysLate(ending.at()) > 0)
                .map(dates -> dates.takesOff()
                        ? texts.say(
                                "cohort.learner.late-counts",
                                Map.of(
                                        "count", dates.daysLate(ending.at()),
                                        "points", texts.exact(dates.counting(ending.points(), ending.at()))))
                        : texts.say("cohort.learner.late", Map.of("count", dates.daysLate(ending.at()))))
                .map(words -> " " + words)
                .orElse("");
    }

    private Response response(LearnerHistoryTable.Response response, boolean isMarked, Cohort cohort, Texts texts) {
        Optional<Question> question =
                cohorts.asAnswered(cohort, response.quiz(), response.question(), response.revision());
        return new Response(
                question.map(asked -> ItemName.of(asked, texts).text()).orElse(response.question()),
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
