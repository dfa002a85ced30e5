package dev.crossroads;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Variables of the environment that are spelt like settings and are none: what they ask for does not happen. */
final class Variables {
    private static final Pattern NAME = Pattern.compile("CROSSROADS_[A-Z_]+");

    /** Read before there are options; see {@code LogFormat}. */
    private static final Set<String> OF_THE_LOG = Set.of("CROSSROADS_LOG_FORMAT", "CROSSROADS_LOG_LEVEL");

    /** Of the build, and of Kubernetes in pods beside a Service that is called crossroads. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("CROSSROADS_REQUIRE_BROWSER|CROSSROADS_(SERVICE|PORT)_.*[0-9A-Z].*");

    private Variables() {}

    /** A warning for each name among these that no option of any command has beside it in {@code --help}. */
    static List<String> unknown(Set<String> environment) {
        Set<String> known = names(Main.commandLine()).collect(Collectors.toSet());
        known.addAll(OF_THE_LOG);
        return environment.stream()
                .filter(name -> name.startsWith("CROSSROADS_") && !known.contains(name))
                .filter(name -> !OF_OTHERS.matcher(name).matches())
                .sorted()
                .map(name -> name + " is set and is no setting, so it does nothing; --help has their names.")
                .toList();
    }

    private static Stream<String> names(CommandLine command) {
        Stream<String> own = command.getCommandSpec().options().stream()
                .flatMap(option -> Arrays.stream(option.description()))
                .flatMap(text -> NAME.matcher(text).results().map(MatchResult::group));
        return Stream.concat(
                own, command.getSubcommands().values().stream().distinct().flatMap(Variables::names));
    }
}
