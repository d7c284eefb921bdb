package dev.kith.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.mesh.Commands.Answer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A mesh that serves a local network, seen from that network. Skipped on a machine that is in
/// none.
class LanMeshTest {

  @TempDir Path directory;

  @Test
  void aLocalNetworkIsServedByInvitationAndSeesNoMetrics() throws Exception {
    List<String> addresses = privateAddresses();
    assumeThat(addresses).isNotEmpty();
    String lan = addresses.getFirst();
    RunningMesh mesh = RunningMesh.onLan(directory.resolve("data"), lan);
    try {
      URI relay = mesh.url("relay");
      URI presence = mesh.url("presence");
      assertThat(relay.getHost()).isEqualTo(lan);
      assertThat(presence.getHost()).isEqualTo(lan);
      assertThat(mesh.url("wake").getHost()).isEqualTo("127.0.0.1");
      assertThat(mesh.url("database").getHost()).isEqualTo("127.0.0.1");

      assertThat(status(relay, "/actuator/health")).isEqualTo(200);
      assertThat(status(relay, "/actuator/prometheus")).isEqualTo(401);
      assertThat(status(presence, "/actuator/prometheus")).isEqualTo(401);
      assertThat(status(presence, "/v1/members")).isEqualTo(401);

      Commands stranger =
          new Commands(Files.createDirectory(directory.resolve("stranger")), relay.getPort());
      String[] publish = {
        "publish", "--key", "guest", "--kind", "1", "--content", "hi", "--relay", relay.toString()
      };
      assertThat(stranger.run("key", "new", "guest").exitCode()).isZero();
      assertThat(stranger.run(publish).exitCode()).isEqualTo(1);
      Answer invite = mesh.owner().run("invite", "--uses", "1", "--relay", relay.toString());
      assertThat(invite.exitCode()).as(invite.err()).isZero();
      Answer join = stranger.run("join", invite.out().strip(), "--key", "guest");
      assertThat(join.exitCode()).as(join.err()).isZero();
      assertThat(stranger.run(publish).exitCode()).isZero();
      Answer members = mesh.owner().run("members", "--presence", presence.toString());
      assertThat(members.exitCode()).as(members.err()).isZero();
      assertThat(members.out()).contains(relay.toString());
    } finally {
      mesh.stop();
    }
  }

  private static int status(URI service, String path) throws IOException {
    URI url = URI.create("http://" + service.getAuthority() + path);
    return ((HttpURLConnection) url.toURL().openConnection()).getResponseCode();
  }

  private static List<String> privateAddresses() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .filter(InetAddress::isSiteLocalAddress)
        .map(InetAddress::getHostAddress)
        .toList();
  }
}
