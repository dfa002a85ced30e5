package dev.crossroads.cohort;

import dev.crossroads.cohort.CohortItems.Answered;
import dev.crossroads.cohort.CohortItems.Items;
import dev.crossroads.course.Course;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.StoredJson;
import dev.crossroads.quiz.answer.AnswerWords;
import dev.crossroads.statistics.Estimate;
import dev.crossroads.statistics.Interval;
import dev.crossroads.statistics.Proportion.Told;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Language;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Texts;
import dev.crossroads.web.Visitor;
import dev.crossroads.web.Word;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Statistics of each item in a cohort, as a page and as JSON. */
final class ItemRoutes implements Routes {
    private final Cohorts cohorts;
    private final CohortItems items;
    private final Pages pages;
    private final Frame frame;

    ItemRoutes(Cohorts cohorts, CohortItems items, Pages pages, Frame frame) {
        this.cohorts = cohorts;
        this.items = items;
        this.pages = pages;
        this.frame = frame;
    }

    record ItemsView(List<ItemView> items) {}

    /** Numbers are left out where n is too small for them. */
    record ItemView(
            String quiz,
            String question,
            String prompt,
            Told facility,
            Optional<Double> discrimination,
            Optional<Interval> discriminationInterval,
            Told sureButWrong,
            Optional<Double> medianSeconds,
            List<String> signals,
            List<DrawView> answers) {}

    record DrawView(String answer, boolean correct, int count, Optional<Double> others, Optional<Estimate> strength) {}

    @Override
    public void mount(Router router) {
        router.get("/cohorts/:cohort/items").handler(this::show);
        router.get("/api/v1/cohorts/:cohort/items").handler(this::list);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Cohort cohort = cohorts.seenBy(context);
        Items all = items.of(cohort);
        Course course = all.course();
        ItemPages made = new ItemPages(cohort.id(), all, visitor.texts());
        ItemsQuery query = ItemsQuery.of(context.request());
        List<Answered> found = made.found(query);
        boolean isByQuiz = query.sort().isOfCourse();
        ItemsPage page = new ItemsPage(
                Cohorts.around(frame, cohort, Optional.of(course), visitor),
                CohortHead.of(cohort, Optional.of(course), CohortHead.Place.ITEMS),
                Cohorts.path(cohort.id()) + "/responses.csv",
                !all.answered().isEmpty(),
                query.isFiltered() ? List.of() : made.look(),
                made.search(query),
                visitor.texts()
                        .say(
                                "cohort.items.found",
                                Map.of(
                                        "count", found.size(),
                                        "items", all.answered().size())),
                isByQuiz ? made.quizzes(found, query.isFiltered()) : List.of(),
                isByQuiz ? List.of() : made.together(found));
        Replies.html(context, 200, pages.render("cohort/items", page));
    }

    private void list(RoutingContext context) {
        Cohort cohort = cohorts.seenBy(context);
        Items all = items.of(cohort);
        Replies.json(context, 200, view(all));
    }

    static ItemsView view(Items all) {
        return new ItemsView(all.answered().stream()
                .map(item -> view(item.quiz(), item.question(), item.statistics()))
                .toList());
    }

    private static ItemView view(Quiz quiz, Question question, ItemStatistics statistics) {
        Texts english = Texts.of(Language.ENGLISH);
        return new ItemView(
                quiz.id(),
                question.id(),
                AnswerWords.prompt(question, english),
                statistics.facility().told(),
                statistics.discrimination().map(Estimate::value),
                statistics.discrimination().flatMap(Estimate::interval),
                statistics.sureButWrong().told(),
                boxed(statistics.medianSeconds()),
                statistics.signals().stream().map(Word::of).toList(),
                statistics.draws().stream()
                        .map(draw -> new DrawView(
                                AnswerWords.of(question, StoredJson.tree(draw.answer()), english),
                                draw.correct(),
                                draw.of().count(),
                                boxed(draw.others()),
                                draw.strength()))
                        .toList());
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
