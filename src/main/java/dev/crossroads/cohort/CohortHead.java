package dev.crossroads.cohort;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.web.Link;
import java.util.Optional;

/**
 * The head of every page of a cohort: {@code cohort/head}, its title and the way around.
 *
 * @param course empty where the server does not serve it any more
 * @param href of the first page; the others are below it
 * @param zone by which its days and times are told
 * @param place the page that is shown
 */
public record CohortHead(
        String title,
        Optional<Link> course,
        String href,
        String zone,
        boolean archived,
        boolean anonymous,
        Place place) {

    /** The pages of a cohort. */
    public enum Place {
        /** Members who need attention, and everybody's progress. */
        OVERVIEW,
        /** The statistics of questions. */
        ITEMS,
        /** Its members, and how to join. */
        MEMBERS,
        /** Title, due dates, instructors. */
        SETTINGS,
        /** A page below one of these. */
        BELOW
    }

    static CohortHead of(Cohort cohort, Optional<Course> course, Place place) {
        return new CohortHead(
                cohort.title(),
                course.map(found -> new Link(found.title(), Paths.course(found.id()))),
                Cohorts.path(cohort.id()),
                cohort.zone().getId(),
                cohort.isArchived(),
                cohort.anonymous(),
                place);
    }

    /** Whether the first page is shown. */
    public boolean atOverview() {
        return place == Place.OVERVIEW;
    }

    /** Whether the page of items is shown. */
    public boolean atItems() {
        return place == Place.ITEMS;
    }

    /** Whether the page of members is shown. */
    public boolean atMembers() {
        return place == Place.MEMBERS;
    }

    /** Whether the page of settings is shown. */
    public boolean atSettings() {
        return place == Place.SETTINGS;
    }
}
