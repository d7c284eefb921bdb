package dev.kith.client.command;

import dev.kith.client.relaylist.RelayUrl;
import dev.kith.client.runtime.ServiceApi;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/// `kith admin`
@Command(
    name = "admin",
    description = {
      "Run a service by its API, with a key that has the role for it.",
      "Without METHOD and PATH, print what there is. Lists are printed to their end, one entry a"
          + " line."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith admin GET sessions owner=KEY",
      "  kith admin PUT bans/KEY reason=spam",
      "  kith admin --service http://127.0.0.1:7448 GET agents",
      ExitCode.TABLE
    })
final class AdminCommand implements Callable<Integer> {

  private static final String API = "/v1/";
  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();

  @Option(
      names = "--service",
      paramLabel = "URL",
      description = "Another service than the relay, such as that of presence.")
  private @Nullable String service;

  @Mixin private Timeout timeout = new Timeout();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "METHOD",
      description = "GET, PUT, POST or DELETE.")
  private @Nullable String method;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PATH",
      description = "What comes after /v1/, such as sessions or bans/KEY.")
  private @Nullable String path;

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "NAME=VALUE",
      description = "Conditions of GET and DELETE; what PUT and POST send as JSON.")
  private Map<String, String> values = new LinkedHashMap<>();

  AdminCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (method == null) {
      return Ending.of(api().operations(), surroundings.terminal());
    }
    String verb = method.toUpperCase(Locale.ROOT);
    if (!METHODS.contains(verb)) {
      throw new UsageError("\"%s\" is not one of %s".formatted(method, String.join(", ", METHODS)));
    }
    if (path == null) {
      throw new UsageError("a path is missing, such as sessions");
    }
    String target = API + path.replaceFirst("^/?(v1/)?", "");
    ServiceApi api = api();
    try {
      return verb.equals("GET") ? list(api, target) : change(api, verb, target);
    } catch (IllegalArgumentException malformed) {
      throw new UsageError("\"%s\" is no path".formatted(path));
    }
  }

  private ServiceApi api() {
    Identity.Chosen chosen = identity.choose(surroundings);
    URI base =
        service == null
            ? URI.create(RelayUrl.overHttp(relays.one(surroundings)))
            : HttpUrl.parse(service.replaceFirst("/+$", ""));
    return new ServiceApi(base, chosen.key().keyPair(), chosen.home().signer(), timeout.time);
  }

  /// Follows the pages.
  private int list(ServiceApi api, String target) {
    Map<String, String> query = new LinkedHashMap<>(values);
    Terminal terminal = surroundings.terminal();
    return Ending.<String>ofPages(
        after -> {
          if (after != null) {
            query.put("after", after);
          }
          return api.send("GET", target, query, null);
        },
        terminal::print,
        terminal);
  }

  private int change(ServiceApi api, String verb, String target) {
    boolean sends = !verb.equals("DELETE") && !values.isEmpty();
    return Ending.of(
        sends
            ? api.send(verb, target, Map.of(), JsonLine.of(this::write))
            : api.send(verb, target, values, null),
        surroundings.terminal());
  }

  private void write(JsonGenerator out) {
    values.forEach((name, value) -> {
      if (NUMBER.matcher(value).matches()) {
        out.writeNumberProperty(name, Long.parseLong(value));
      } else if (value.equals("true") || value.equals("false")) {
        out.writeBooleanProperty(name, Boolean.parseBoolean(value));
      } else {
        out.writeStringProperty(name, value);
      }
    });
  }
}
