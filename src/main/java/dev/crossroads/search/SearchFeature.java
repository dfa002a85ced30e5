package dev.crossroads.search;

import dev.crossroads.course.Courses;
import dev.crossroads.web.Frame;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** The front door of search. */
public final class SearchFeature {
    private final Search search;

    /** Search in these courses. */
    public SearchFeature(Courses courses, Pool pool) {
        search = new Search(courses, pool);
    }

    /**
     * Makes the courses searchable as they are now; blocks.
     *
     * @param pool whose statements may take as long as a large course needs
     */
    public static void index(Courses courses, Pool pool) {
        new Search(courses, pool).index();
    }

    /** The page and the JSON interface. */
    public List<Routes> routes(Pages pages, Frame frame) {
        return List.of(new SearchRoutes(search, pages, frame));
    }
}
