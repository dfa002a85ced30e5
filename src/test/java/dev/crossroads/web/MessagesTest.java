package dev.crossroads.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All texts are in the message files, in every language, and the files hold nothing else. */
class MessagesTest {
    private static final Map<String, String> ENGLISH = Messages.read().get(Language.ENGLISH);

    /** {@code {{t "key" name=value}}}, or the same within another expression. */
    private static final Pattern IN_TEMPLATE =
            Pattern.compile("[{(]t \"(?<key>[^\"]+)\"(?<arguments>(?:\"[^\"]*\"|[^{}\"])*)");

    private static final Pattern ARGUMENT = Pattern.compile("([a-z][A-Za-z]*)=");
    /** A name of a file may look like a key. */
    private static final Pattern IN_CODE = Pattern.compile("\"(?<key>[a-z-]+(?:\\.(?!toml\"|json\")[a-z0-9-]+)+)\"");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysEverythingThatEnglishSaysAndNothingElse(Language language) {
        assertThat(new TreeSet<>(Messages.read().get(language).keySet())).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextHasTheSamePlacesInEveryLanguage(Language language) {
        assertThat(places(Messages.read().get(language))).isEqualTo(places(ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextIsEmptyOrLoud(Language language) {
        assertThat(Messages.read().get(language))
                .allSatisfy((key, text) -> assertThat(text)
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("!")
                        .isEqualTo(text.strip()));
    }

    @Test
    void aTextOfTwoFormsHasBoth() {
        Set<String> ones = endingWith(".one");

        assertThat(ones).isEqualTo(endingWith(".other"));
        assertThat(ones).noneMatch(ENGLISH::containsKey);
    }

    @Test
    void everyKeyInATemplateExistsAndGetsWhatItNeeds() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path template : files("src/main/resources/templates", ".hbs")) {
            Matcher said = IN_TEMPLATE.matcher(Files.readString(template));
            while (said.find()) {
                Set<String> given = ARGUMENT.matcher(said.group("arguments"))
                        .results()
                        .map(argument -> argument.group(1))
                        .collect(Collectors.toSet());
                if (!isSayable(said.group("key"), given)) {
                    wrong.add(template + ": " + said.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyKeyInCodeExists() throws IOException {
        Set<String> features = ENGLISH.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (Path source : files("src/main/java", ".java")) {
            Matcher named = IN_CODE.matcher(Files.readString(source));
            while (named.find()) {
                String key = named.group("key");
                if (features.contains(key.substring(0, key.indexOf('.')))
                        && !ENGLISH.containsKey(key)
                        && !isSayable(key, Set.of("count"))) {
                    missing.add(source + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void nothingIsWrittenThatNobodySays() throws IOException {
        Set<String> named = new HashSet<>();
        for (Path source : files("src/main/java", ".java")) {
            IN_CODE.matcher(Files.readString(source)).results().forEach(key -> named.add(key.group("key")));
        }
        for (Path template : files("src/main/resources/templates", ".hbs")) {
            IN_TEMPLATE.matcher(Files.readString(template)).results().forEach(key -> named.add(key.group("key")));
        }
        assertThat(ENGLISH.keySet()).allMatch(key -> named.contains(key) || named.contains(withoutForm(key)));
    }

    /** Whether the text, or both of its forms, can be said with these arguments. */
    private static boolean isSayable(String key, Set<String> given) {
        if (ENGLISH.containsKey(key)) {
            return given.containsAll(TextPattern.of(ENGLISH.get(key)).arguments());
        }
        return given.contains("count") && Stream.of(".one", ".other").allMatch(form -> ENGLISH.containsKey(key + form));
    }

    private static Set<String> endingWith(String form) {
        return ENGLISH.keySet().stream()
                .filter(key -> key.endsWith(form))
                .map(MessagesTest::withoutForm)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutForm(String key) {
        return key.replaceFirst("\\.(one|other)$", "");
    }

    private static Map<String, Set<String>> places(Map<String, String> texts) {
        Map<String, Set<String>> places = new TreeMap<>();
        texts.forEach((key, text) -> places.put(key, TextPattern.of(text).arguments()));
        return places;
    }

    private static List<Path> files(String root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
