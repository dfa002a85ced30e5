package dev.crossroads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A server's reply to a {@link Learner}. */
public final class Reply {
    private final Learner learner;
    private final HttpResponse<String> response;

    Reply(Learner learner, HttpResponse<String> response) {
        this.learner = learner;
        this.response = response;
    }

    /** The HTTP status. */
    public int status() {
        return response.statusCode();
    }

    /** The body as text. */
    public String body() {
        return response.body();
    }

    /** A header's first value. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** The same reply, if it has that status. */
    public Reply with(int status) {
        assertThat(status()).as(this::toString).isEqualTo(status);
        return this;
    }

    /** The body as JSON. */
    public JsonNode json() {
        return Learner.parse(body());
    }

    /** A text in the JSON, by its pointer such as {@code /attempts/href}. */
    public String text(String pointer) {
        JsonNode node = json().at(pointer);
        assertThat(node.isMissingNode()).as(pointer + " in " + this).isFalse();
        return node.asText();
    }

    /** The detail of a problem; fails unless the reply is a problem with that status. */
    public String problem(int status) {
        with(status);
        assertThat(header("Content-Type")).contains("application/problem+json");
        assertThat(json().get("status").intValue()).isEqualTo(status);
        assertThat(text("/type")).isEqualTo("about:blank");
        assertThat(text("/title")).isNotBlank();
        return text("/detail");
    }

    /** The body as a page. */
    public Document page() {
        return Jsoup.parse(body());
    }

    /** The text of what a selector finds in the page. */
    public String shown(String selector) {
        return page().select(selector).text();
    }

    /** Where the browser is sent, after a look that it is. */
    public String location() {
        with(303);
        return header("Location").orElseThrow();
    }

    /** The page that the browser is sent to. */
    public Reply follow() {
        return learner.get(location()).with(200);
    }

    /**
     * Posts a form of the page as a browser would: with what is filled in already, and with these names and values.
     *
     * @param selector finds the form, or a button that sends it to an address of the button's own
     */
    public Reply submit(String selector, String... namesAndValues) {
        Element pressed = page().selectFirst(selector);
        assertThat(pressed).as(selector + " in " + body()).isNotNull();
        Element form = pressed.hasAttr("form") ? page().getElementById(pressed.attr("form")) : pressed.closest("form");
        Map<String, String> filledIn = new LinkedHashMap<>();
        if (pressed.is("button[name]")) {
            filledIn.put(pressed.attr("name"), pressed.attr("value"));
        }
        form.select("input[type=hidden]").forEach(field -> filledIn.put(field.attr("name"), field.attr("value")));
        Stream<String> prefilled =
                filledIn.entrySet().stream().flatMap(field -> Stream.of(field.getKey(), field.getValue()));
        return learner.form(
                pressed.hasAttr("formaction") ? pressed.attr("formaction") : form.attr("action"),
                Stream.concat(prefilled, Arrays.stream(namesAndValues)).toArray(String[]::new));
    }

    @Override
    public String toString() {
        return "%s %s: %d %s".formatted(response.request().method(), response.uri(), status(), body());
    }
}
