package dev.kith.client.command;

import dev.kith.client.runtime.Nearby;
import dev.kith.discovery.advert.Advert;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a command finds around it. Tests put their own in its place.
///
/// @param environment the variables, such as KITH_HOME
/// @param directory of the user, which the default home is in
/// @param input stdin
/// @param neighbourhood what is on the local network
record Surroundings(
    Terminal terminal,
    Map<String, String> environment,
    Path directory,
    InputStream input,
    Neighbourhood neighbourhood) {

  static Surroundings ofProcess() {
    return new Surroundings(
        Terminal.ofProcess(),
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        System.in,
        new Neighbourhood(Nearby::services));
  }

  /// KITH_HOME, or `.kith` in the user's directory.
  Path home() {
    String home = environment.getOrDefault("KITH_HOME", "");
    return home.isEmpty() ? directory.resolve(".kith") : Path.of(home);
  }

  /// Services on the local network; none where KITH_LAN says not to look.
  List<Advert> nearby() {
    return environment.getOrDefault("KITH_LAN", "").equals("off")
        ? List.of()
        : neighbourhood.services();
  }
}
