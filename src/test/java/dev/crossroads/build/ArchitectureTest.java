package dev.crossroads.build;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.crossroads.pure.Pure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** The packages that each package may touch, as in {@code src/README.md}. */
@AnalyzeClasses(packages = "dev.crossroads", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.crossroads";

    /** Rules with no clock, no database and no server inside: values in, values out. */
    private static final DescribedPredicate<JavaClass> PURE = resideInAnyPackage(
                    ROOT + ".course..",
                    ROOT + ".hash..",
                    ROOT + ".memory..",
                    ROOT + ".statistics..",
                    ROOT + ".term..",
                    ROOT + ".typed..",
                    ROOT + ".roster..",
                    ROOT + ".quiz.answer..",
                    ROOT + ".quiz.asked..",
                    ROOT + ".recommendation.advisor..")
            .or(DescribedPredicate.describe(
                    "say so by @Pure", type -> outermost(type).isAnnotatedWith(Pure.class)))
            .as("pure code");

    /** Questions with their keys; how a text is to be typed says nothing of one. */
    private static final DescribedPredicate<JavaClass> HAS_KEY =
            named("course", "Question").and(DescribedPredicate.not(simpleName("Format")));

    @ArchTest
    static final ArchRule coursesKnowOnlyThemselves = ours("course", "course", "typed");

    @ArchTest
    static final ArchRule whatIsTypedIsReadByItself = ours("typed", "typed");

    @ArchTest
    static final ArchRule hashesKnowOnlyThemselves = ours("hash", "hash");

    @ArchTest
    static final ArchRule eventsKnowOnlyThemselves = ours("event", "event");

    @ArchTest
    static final ArchRule statisticsKnowOnlyThemselves = ours("statistics", "statistics");

    @ArchTest
    static final ArchRule memoriesKnowOnlyThemselves = ours("memory", "memory", "statistics");

    @ArchTest
    static final ArchRule termsKnowCoursesAlone = ours("term", "term", "course");

    @ArchTest
    static final ArchRule reviewsDrawOnQuizzes =
            ours("review", "review", "digest", "memory", "quiz", "event", "course", "web");

    @ArchTest
    static final ArchRule calibrationDrawsOnQuizzes =
            ours("calibration", "calibration", "memory", "statistics", "quiz", "event", "course", "web");

    @ArchTest
    static final ArchRule placementDrawsOnQuizzes =
            ours("placement", "placement", "statistics", "quiz", "event", "course", "web");

    @ArchTest
    static final ArchRule authorsSeeCoursesAndTheWeb =
            ours("authoring", "authoring", "quiz", "statistics", "course", "web");

    @ArchTest
    static final ArchRule limitsKnowOnlyThemselves = ours("limit", "limit");

    @ArchTest
    static final ArchRule theLogKnowsNothingButItsLimits = ours("log", "log", "limit");

    @ArchTest
    static final ArchRule theDatabaseKnowsNothingAboveIt = ours("database", "database");

    @ArchTest
    static final ArchRule theWebKnowsNoFeature = ours("web", "web", "limit", "course", "typed");

    @ArchTest
    static final ArchRule accountsStandOnEventsAndTheWeb =
            ours("account", "account", "mail", "limit", "event", "typed", "web");

    @ArchTest
    static final ArchRule mailKnowsNoFeature = ours("mail", "mail", "event", "web");

    @ArchTest
    static final ArchRule tracesKnowRequestsAlone = ours("trace", "trace", "web");

    @ArchTest
    static final ArchRule operationKnowsNoFeature = ours("operation", "operation", "mail", "event", "web");

    @ArchTest
    static final ArchRule digestsKnowNoFeatureThatSpeaksInThem = ours("digest", "digest", "mail", "event", "web");

    @ArchTest
    static final ArchRule quizzesStandOnEventsCoursesAndTheWeb =
            ours("quiz", "quiz", "term", "memory", "event", "course", "typed", "web");

    @ArchTest
    static final ArchRule nodesTellEventsByTheDatabase = ours("cluster", "cluster", "event", "database");

    @ArchTest
    static final ArchRule theRecorderKnowsNoFeature = ours("recorder", "recorder", "event", "web");

    @ArchTest
    static final ArchRule progressDrawsOnQuizzes =
            ours("progress", "progress", "placement", "recorder", "quiz", "term", "event", "course", "web");

    @ArchTest
    static final ArchRule recommendationsDrawOnQuizzes =
            ours("recommendation", "recommendation", "statistics", "quiz", "event", "course", "web");

    @ArchTest
    static final ArchRule cohortsShowWhereLearnersStand = ours(
            "cohort",
            "cohort",
            "roster",
            "digest",
            "mail",
            "limit",
            "memory",
            "statistics",
            "progress",
            "recommendation",
            "quiz",
            "term",
            "event",
            "course",
            "web");

    @ArchTest
    static final ArchRule listsOfPeopleAreReadByThemselves = ours("roster", "roster", "typed", "web");

    @ArchTest
    static final ArchRule answersKnowCoursesAlone = rooms("quiz.answer", "quiz", "course", "typed", "web");

    @ArchTest
    static final ArchRule whatIsAskedKnowsAnswersAndCourses =
            rooms("quiz.asked", "quiz", "quiz.answer", "course", "web");

    @ArchTest
    static final ArchRule whatIsAskedHoldsNoKey = noClasses()
            .that()
            .resideInAPackage(ROOT + ".quiz.asked..")
            .and()
            .doNotHaveSimpleName("Asking")
            .should()
            .dependOnClassesThat(HAS_KEY)
            .because("what is made of an AskedQuestion can't give a key away; Asking alone makes one");

    @ArchTest
    static final ArchRule viewsAreMadeOfWhatIsAsked = noClasses()
            .that(named(
                    "quiz",
                    "AttemptPages",
                    "QuestionForm",
                    "QuestionPage",
                    "QuestionPages",
                    "QuizPage",
                    "QuizPages",
                    "QuizViews",
                    "ResultsPage"))
            .should()
            .dependOnClassesThat(HAS_KEY)
            .allowEmptyShould(false)
            .because("pages and JSON are made of what their learner may see: AskedQuestion, QuestionShown, Earned");

    @ArchTest
    static final ArchRule aKeyIsToldWhereItIsEarned = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".quiz.answer..", ROOT + ".demo..")
            .and(DescribedPredicate.not(named("quiz", "FeedbackView")))
            .should()
            .dependOnClassesThat(named("quiz.answer", "Key", "Whys"))
            .because("FeedbackView is made of an Attempt.Earned, and only an attempt that reveals the key makes one");

    @ArchTest
    static final ArchRule aKeyIsPutIntoWordsForInstructorsAlone = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".quiz.answer..")
            .and(DescribedPredicate.not(named("cohort", "ItemPages", "WarmUpPages")))
            .and(DescribedPredicate.not(named("quiz", "Previews")))
            .should()
            .dependOnClassesThat(named("quiz.answer", "KeyWords"));

    @ArchTest
    static final ArchRule aKeyIsPreviewedWhereItIsAskedWhoMayLook = noClasses()
            .that(DescribedPredicate.not(named("authoring", "PreviewRoutes")))
            .and(DescribedPredicate.not(named("quiz", "Previews", "QuizFeature")))
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".App")
            .should()
            .dependOnClassesThat(named("quiz", "Previews"));

    @ArchTest
    static final ArchRule anEarnedQuestionIsOpenedByFeedbackAlone = noClasses()
            .that(DescribedPredicate.not(named("quiz", "Feedbacks", "FeedbackView", "Attempt")))
            .should()
            .callMethodWhere(target(owner(nameMatching("dev.crossroads.quiz.Attempt.Earned")))
                    .and(target(nameMatching("question"))));

    @ArchTest
    static final ArchRule hashesAreSetUpInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".hash..")
            .should()
            .callMethod(MessageDigest.class, "getInstance", String.class)
            .because("Sha256 does");

    @ArchTest
    static final ArchRule whoeverWaitsForAWhileWaitsForAFutureThatEnds = noClasses()
            .should()
            .callMethod(Future.class, "await", long.class, TimeUnit.class)
            .because("who gives up in it can't wait for anything after it; Future.timeout ends by itself");

    @ArchTest
    static final ArchRule rowsAreStreams = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(StreamSupport.class)
            .because("a RowSet has stream()");

    @ArchTest
    static final ArchRule theAdvisorKnowsQuestionnairesAlone =
            rooms("recommendation.advisor", "recommendation", "event", "course");

    @ArchTest
    static final ArchRule liveViewsKnowNoCohort = rooms("cohort.live", "cohort", "event", "web");

    @ArchTest
    static final ArchRule theNounsOfACourseKnowNoReader = noClasses()
            .that()
            .resideInAPackage(ROOT + ".course")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + ".course.read.."))
            .because("a course is what was read, not how");

    @ArchTest
    static final ArchRule theDemoDoesWhatLearnersDo =
            ours("demo", "demo", "memory", "recommendation", "quiz", "event", "course", "web");

    @ArchTest
    static final ArchRule searchKnowsCoursesAndNoFeature = ours("search", "search", "event", "course", "web");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule coursesKnowNoServerAndNoSql = noClasses()
            .that()
            .resideInAPackage(ROOT + ".course..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx..", "java.sql..", "org.postgresql.."));

    @ArchTest
    static final ArchRule eventsKnowOnlyTheCoreOfVertx = noClasses()
            .that()
            .resideInAPackage(ROOT + ".event..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx.ext..", "io.vertx.sqlclient..", "io.vertx.pgclient.."));

    @ArchTest
    static final ArchRule theWebSpeaksNoSql = noClasses()
            .that()
            .resideInAPackage(ROOT + ".web..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql.."));

    @ArchTest
    static final ArchRule answersGoByTheLoopOfTheirConnection = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".web.Outgoing")
            .should()
            .callMethodWhere(target(owner(assignableTo(HttpServerResponse.class)))
                    .and(target(nameMatching("end|write|send|sendFile"))))
            .because("a virtual thread may not write to a connection; Outgoing hands on what it says");

    @ArchTest
    static final ArchRule pureCodeHasNoServerNoSqlAndNoClock = noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.vertx..", "java.sql..")
                    .or(JavaClass.Predicates.assignableTo(Clock.class))
                    .or(JavaClass.Predicates.assignableTo(InstantSource.class)));

    @ArchTest
    static final ArchRule pureCodeNeverAsksForTheTime = noClasses()
            .that(PURE)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static ArchRule ours(String feature, String... mayTouch) {
        String[] others = List.of(
                        "account",
                        "authoring",
                        "cohort",
                        "course",
                        "database",
                        "demo",
                        "digest",
                        "event",
                        "limit",
                        "log",
                        "mail",
                        "memory",
                        "operation",
                        "placement",
                        "progress",
                        "quiz",
                        "recommendation",
                        "recorder",
                        "review",
                        "roster",
                        "search",
                        "statistics",
                        "term",
                        "trace",
                        "typed",
                        "web")
                .stream()
                .filter(name -> !List.of(mayTouch).contains(name))
                .map(name -> ROOT + "." + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + feature + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(others).or(resideInAnyPackage(ROOT)))
                .because("src/README.md says what a package may touch");
    }

    /** A room inside a package: it may touch these packages, and of its own package itself alone. */
    private static ArchRule rooms(String room, String parent, String... mayTouch) {
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage(ROOT + "." + room + "..", ROOT + ".hash..", ROOT + ".pure..");
        for (String name : mayTouch) {
            allowed = allowed.or(resideInAnyPackage(ROOT + "." + name + ".."));
        }
        return noClasses()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(DescribedPredicate.not(allowed)))
                .because("a room of " + parent + " says what it may touch, as src/README.md has it");
    }

    private static DescribedPredicate<JavaClass> named(String feature, String... names) {
        DescribedPredicate<JavaClass> any = DescribedPredicate.alwaysFalse();
        for (String name : names) {
            any = any.or(simpleName(name)).or(simpleNameStartingWith(name + "$"));
        }
        return resideInAnyPackage(ROOT + "." + feature).and(any);
    }
}
