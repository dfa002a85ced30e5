package dev.crossroads.web;

import dev.crossroads.course.Course.Imprint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The frame of every page: its title, the navigation and the visitor.
 *
 * @param visit in which language the page is, and where
 * @param title of the page without the site's name; empty on the front page
 * @param assets what addresses of style sheets and scripts start with, such as {@code /assets/4f2a}; without a slash at
 *     the end
 * @param webjars the same for files of WebJars, such as {@code /assets/4f2a/webjars}
 * @param picture the address of the picture that stands for the site where a page's address is shared
 * @param place which entry of the navigation is current
 * @param course the course the page belongs to, or the only one there is
 * @param name what to call the learner; empty for a guest
 * @param visitor the visitor's tag ({@link Visitor#tag})
 * @param notice what the page has to say first
 * @param watching how the courses stand that are being written; empty where none are watched
 */
public record Chrome(
        Visit visit,
        String title,
        String assets,
        String webjars,
        String picture,
        Place place,
        Optional<CourseNav> course,
        Optional<String> name,
        String visitor,
        Optional<Notice> notice,
        Optional<Watching> watching) {

    /** The frame of a page whose courses stay as they are. */
    public Chrome(
            Visit visit,
            String title,
            String assets,
            String webjars,
            String picture,
            Place place,
            Optional<CourseNav> course,
            Optional<String> name,
            String visitor,
            Optional<Notice> notice) {
        this(visit, title, assets, webjars, picture, place, course, name, visitor, notice, Optional.empty());
    }

    /** Where on the site a page stands. */
    public enum Place {
        /** The front page. */
        HOME,
        /** A course's contents, its lessons and quizzes. */
        COURSE,
        /** A course's recommendation. */
        RECOMMENDATION,
        /** The learner's own page. */
        PROGRESS,
        /** Cohorts: those one teaches and those one is in. */
        COHORTS,
        /** Search. */
        SEARCH,
        /** Anything else. */
        ELSEWHERE
    }

    /**
     * The navigation of one course.
     *
     * @param language of what its author wrote, a BCP 47 tag
     * @param description what it is about; may be empty
     * @param href its contents page
     * @param recommendation its recommendation page, if it has a questionnaire
     * @param imprint its licence and its logo
     */
    public record CourseNav(
            String id,
            String title,
            String language,
            String description,
            String href,
            Optional<String> recommendation,
            Imprint imprint) {}

    /**
     * A language or a theme that the reader may switch to.
     *
     * @param tag what the form sends; of a language as {@code lang} has it
     * @param name what it is called; of a language by those who read it
     * @param current whether the page is in it
     */
    public record Choice(String tag, String name, boolean current) {}

    /** The texts in the page's language. */
    public Texts texts() {
        return visit.texts();
    }

    /** The language of the page's text, a BCP 47 tag. */
    public String language() {
        return visit.language().tag();
    }

    /** The languages there are. */
    public List<Choice> languages() {
        return Arrays.stream(Language.values())
                .map(language -> new Choice(language.tag(), language.ownName(), language == visit.language()))
                .toList();
    }

    /** The value of CSS {@code color-scheme}. */
    public String colorScheme() {
        return visit.theme().colorScheme();
    }

    /** The theme that the page is in. */
    public String theme() {
        return visit.theme().tag();
    }

    /** The themes there are. */
    public List<Choice> themes() {
        return Arrays.stream(Theme.values())
                .map(theme -> new Choice(theme.tag(), texts().say(nameOf(theme)), theme == visit.theme()))
                .toList();
    }

    private static String nameOf(Theme theme) {
        return switch (theme) {
            case SYSTEM -> "web.theme.system";
            case LIGHT -> "web.theme.light";
            case DARK -> "web.theme.dark";
        };
    }

    /** Where a guest signs in, to come back to this page. */
    public String signIn() {
        String here = visit.address();
        return here.equals("/") || here.startsWith("/sign-")
                ? "/sign-in"
                : "/sign-in?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
    }

    /** Whether the front page is current. */
    public boolean atHome() {
        return place == Place.HOME;
    }

    /** Whether a course's pages are current. */
    public boolean atCourse() {
        return place == Place.COURSE;
    }

    /** Whether a recommendation is current. */
    public boolean atRecommendation() {
        return place == Place.RECOMMENDATION;
    }

    /** Whether the learner's own page is current. */
    public boolean atProgress() {
        return place == Place.PROGRESS;
    }

    /** Whether cohorts are current. */
    public boolean atCohorts() {
        return place == Place.COHORTS;
    }

    /** Whether search is current. */
    public boolean atSearch() {
        return place == Place.SEARCH;
    }

    /** A page's description where its address is shared or found: the course's, else the site's. */
    public String description() {
        return course.map(CourseNav::description)
                .filter(about -> !about.isBlank())
                .orElseGet(() -> texts().say("web.foot.what"));
    }

    /** The title that the browser shows. */
    public String documentTitle() {
        return title.isEmpty() ? texts().say("web.title") : title + " · Crossroads";
    }

    /** The same with a notice. */
    public Chrome with(Notice said) {
        return new Chrome(
                visit, title, assets, webjars, picture, place, course, name, visitor, Optional.of(said), watching);
    }
}
