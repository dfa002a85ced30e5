package dev.crossroads.search;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.search.Search.Found;
import dev.crossroads.search.Search.Result;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Chrome.Place;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Message;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Problem;
import dev.crossroads.web.Replies;
import dev.crossroads.web.Routes;
import dev.crossroads.web.Visitor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The search page and its JSON resource. */
final class SearchRoutes implements Routes {
    private final Search search;
    private final Pages pages;
    private final Frame frame;

    SearchRoutes(Search search, Pages pages, Frame frame) {
        this.search = search;
        this.pages = pages;
        this.frame = frame;
    }

    record Results(String query, Optional<String> corrected, List<ResultView> results) {}

    record ResultView(
            String course,
            String lesson,
            String section,
            Optional<String> quiz,
            String title,
            String lessonTitle,
            List<Snippet.Piece> snippet,
            String href,
            String page) {}

    @Override
    public void mount(Router router) {
        router.get("/search").handler(this::show);
        router.get("/api/v1/search").handler(this::find);
    }

    private void show(RoutingContext context) {
        Visitor visitor = Visitor.of(context);
        Query query = query(context).orElseGet(() -> new Query(""));
        Chrome chrome = frame.around(visitor.texts().say("search.title"), Place.SEARCH, visitor);
        Optional<String> within = within(context);
        Found found = search.find(query, within);
        Replies.html(
                context,
                200,
                pages.render(
                        "search/search",
                        new SearchPage(
                                chrome,
                                query.text(),
                                Query.LONGEST,
                                choices(within),
                                found.corrected(),
                                found.results().size(),
                                groups(found.results()))));
    }

    private void find(RoutingContext context) {
        Query query = query(context)
                .filter(asked -> !asked.isEmpty())
                .orElseThrow(() -> Problem.badRequest(new Message("search.problem.empty")));
        Found found = search.find(query, within(context));
        List<ResultView> results =
                found.results().stream().map(SearchRoutes::view).toList();
        Replies.json(context, 200, new Results(query.text(), found.corrected(), results));
    }

    /** The only course to look in; an empty choice is none. */
    private static Optional<String> within(RoutingContext context) {
        return context.queryParam("course").stream().findFirst().filter(course -> !course.isBlank());
    }

    private List<SearchPage.Choice> choices(Optional<String> within) {
        return search.courses().size() < 2
                ? List.of()
                : search.courses().stream()
                        .map(course -> new SearchPage.Choice(
                                course.id(),
                                course.language(),
                                course.title(),
                                within.filter(course.id()::equals).isPresent()))
                        .toList();
    }

    /** By course, the one with the best result first. */
    private static List<SearchPage.Group> groups(List<Result> results) {
        Map<Course, List<SearchPage.Found>> groups = new LinkedHashMap<>();
        results.forEach(result ->
                groups.computeIfAbsent(result.course(), _ -> new ArrayList<>()).add(found(result)));
        return groups.entrySet().stream()
                .map(group -> new SearchPage.Group(
                        group.getKey().title(), group.getKey().language(), groups.size() > 1, group.getValue()))
                .toList();
    }

    private static Optional<Query> query(RoutingContext context) {
        return context.queryParam("q").stream().findFirst().map(Query::of);
    }

    private static SearchPage.Found found(Result result) {
        return new SearchPage.Found(
                result.page(),
                result.course().language(),
                result.checkpoint().isPresent(),
                result.title(),
                result.course().title() + " · " + result.lesson().title(),
                result.snippet());
    }

    private static ResultView view(Result result) {
        String lesson = Paths.lesson(result.course().id(), result.lesson().id());
        return new ResultView(
                result.course().id(),
                result.lesson().id(),
                result.section().id(),
                result.checkpoint().map(Quiz::id),
                result.title(),
                result.lesson().title(),
                result.snippet(),
                Paths.API + lesson,
                result.page());
    }
}
