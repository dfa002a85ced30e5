package dev.crossroads.cohort;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What cohorts have to know of accounts; whoever joins the parts says where it is found. */
public interface Names {

    /** What the owners of accounts are called; who has none is missing. Waits for the database. */
    Map<UUID, String> of(List<UUID> learners);
}
