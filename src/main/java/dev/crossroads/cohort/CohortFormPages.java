package dev.crossroads.cohort;

import dev.crossroads.web.Replies;
import dev.crossroads.web.Requests;
import dev.crossroads.web.Routes;
import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Leads from the address of a cohort's form, opened in a browser, to the page with the form. That page says who may see
 * it, so nothing is said here of whether there is such a cohort.
 */
final class CohortFormPages implements Routes {
    private static final String COHORTS = "/cohorts";

    /** The pages below a cohort, by the forms they have; a member's forms stand on the list of all cohorts. */
    private static final Map<String, List<String>> FORMS = forms();

    private static Map<String, List<String>> forms() {
        Map<String, List<String>> forms = new LinkedHashMap<>();
        forms.put("/settings#dues", List.of("dues"));
        forms.put("/settings#instructors", List.of("instructors", "instructors/removal"));
        forms.put("/settings", List.of("archive"));
        forms.put("/members", List.of("code", "removal", "readmission", "people", "people/preview", "people/removal"));
        forms.put("#week", List.of("warm-ups", "warm-ups/:warmUp/removal"));
        forms.put("/items", List.of("item/preview", "item/regrade"));
        forms.put("", List.of("name", "leaving", "acceptance", "refusal"));
        return forms;
    }

    @Override
    public void mount(Router router) {
        router.get(COHORTS + "/handover").handler(context -> Replies.redirect(context, "/account#deletion"));
        FORMS.forEach((page, forms) ->
                forms.forEach(form -> router.get(COHORTS + "/:cohort/" + form).handler(context -> {
                    String cohort = Cohorts.path(Requests.uuid(context, "cohort"));
                    Replies.redirect(context, page.isEmpty() ? COHORTS : cohort + page);
                })));
    }
}
