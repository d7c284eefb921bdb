package dev.kith.presence.transport;

import dev.kith.presence.membership.Member;
import dev.kith.presence.membership.frame.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/// Members in a process of their own, until that is killed. Says on a line, whenever it changes,
/// how many members the one of them holds live that holds fewest so, and how many the one that
/// holds most.
final class GroupProcess {

  static final int PORT = 7_700;

  private static final long LOOK = 50;

  private GroupProcess() {}

  /// @param arguments the address, how many members, the share of datagrams that they lose, and the
  ///   address at which somebody else is
  public static void main(String[] arguments) throws IOException, InterruptedException {
    InetAddress address = InetAddress.ofLiteral(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    double loss = Double.parseDouble(arguments[2]);
    Endpoint seed = new Endpoint(arguments[3], PORT, "");
    List<Instance> instances = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instance instance = new Instance(new InetSocketAddress(address, PORT + i), loss, i);
      instances.add(instance);
      instance.start(List.of(seed));
    }
    String said = "";
    while (true) {
      LongSummaryStatistics live =
          instances.stream().mapToLong(GroupProcess::live).summaryStatistics();
      String line = "live %d %d".formatted(live.getMin(), live.getMax());
      if (!line.equals(said)) {
        System.out.println(line);
        said = line;
      }
      Thread.sleep(LOOK);
    }
  }

  private static long live(Instance instance) {
    return instance.runtime().members().stream().filter(Member::isLive).count();
  }
}
