package dev.crossroads.search;

import dev.crossroads.course.Paths;
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
import java.util.List;
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

    record Results(String query, List<ResultView> results) {}

    record ResultView(
            String course,
            String lesson,
            String section,
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
        List<SearchPage.Found> found =
                search.find(query).stream().map(SearchRoutes::found).toList();
        Replies.html(
                context,
                200,
                pages.render("search/search", new SearchPage(chrome, query.text(), Query.LONGEST, found)));
    }

    private void find(RoutingContext context) {
        Query query = query(context)
                .filter(asked -> !asked.isEmpty())
                .orElseThrow(() -> Problem.badRequest(new Message("search.problem.empty")));
        List<ResultView> results =
                search.find(query).stream().map(SearchRoutes::view).toList();
        Replies.json(context, 200, new Results(query.text(), results));
    }

    private static Optional<Query> query(RoutingContext context) {
        return context.queryParam("q").stream().findFirst().map(Query::of);
    }

    private static SearchPage.Found found(Result result) {
        return new SearchPage.Found(
                Paths.section(result.course().id(), result.at()),
                result.course().language(),
                result.section().title(),
                result.course().title() + " · " + result.lesson().title(),
                result.snippet());
    }

    private static ResultView view(Result result) {
        String lesson = Paths.lesson(result.course().id(), result.lesson().id());
        return new ResultView(
                result.course().id(),
                result.lesson().id(),
                result.section().id(),
                result.section().title(),
                result.lesson().title(),
                result.snippet(),
                Paths.API + lesson,
                Paths.section(result.course().id(), result.at()));
    }
}
