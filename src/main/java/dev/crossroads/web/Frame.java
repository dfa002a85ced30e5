package dev.crossroads.web;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Chrome.CourseNav;
import dev.crossroads.web.Chrome.Place;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The frame that all pages of a running server share.
 *
 * @param assets what addresses of style sheets and scripts start with
 * @param webjars the same for files of WebJars
 * @param site where people reach the server, without a slash at the end; empty where the operator told nothing
 * @param only the course that is served, where it is the only one: the way into it is at hand on every page
 * @param watching how the courses stand that are being written; empty where none are watched
 */
public record Frame(
        String assets,
        String webjars,
        String site,
        Supplier<Optional<Course>> only,
        Supplier<Optional<Watching>> watching) {

    /** The frame of pages whose course stays as it is. */
    public Frame(String assets, String webjars, String site, Optional<Course> only) {
        this(assets, webjars, site, () -> only, Optional::empty);
    }

    /** The surroundings of a page of a course. */
    public Chrome around(String title, Place place, Course course, Visitor visitor) {
        return chrome(title, place, Optional.of(navigation(course)), visitor);
    }

    /** The surroundings of a page that belongs to no course. */
    public Chrome around(String title, Place place, Visitor visitor) {
        return chrome(title, place, only.get().map(Frame::navigation), visitor);
    }

    /** The surroundings of a page that is shown whatever is out of order: it knows no visitor. */
    public Chrome aroundAnyone(String title, Visit visit) {
        return new Chrome(
                visit,
                title,
                assets,
                webjars,
                picture(),
                Place.ELSEWHERE,
                only.get().map(Frame::navigation),
                Optional.empty(),
                "",
                Optional.empty(),
                watching.get());
    }

    private String picture() {
        return site + assets + "/images/share.png";
    }

    private static CourseNav navigation(Course course) {
        return new CourseNav(
                course.id(),
                course.title(),
                course.language(),
                course.description(),
                Paths.course(course.id()),
                course.questionnaire().map(_ -> Paths.recommendation(course.id())),
                course.imprint());
    }

    private Chrome chrome(String title, Place place, Optional<CourseNav> course, Visitor visitor) {
        return new Chrome(
                visitor.visit(),
                title,
                assets,
                webjars,
                picture(),
                place,
                course,
                Optional.of(visitor.name()).filter(name -> !name.isEmpty()),
                visitor.tag(),
                visitor.visit().done().map(done -> done.notice(visitor.texts())),
                watching.get());
    }
}
