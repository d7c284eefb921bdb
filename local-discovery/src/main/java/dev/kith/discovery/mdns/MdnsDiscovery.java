package dev.kith.discovery.mdns;

import dev.kith.discovery.Discovery;
import dev.kith.discovery.advert.Advert;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One responder for each address that was chosen. Where one fails, the others go on.
public final class MdnsDiscovery implements Discovery {

  /// JmDNS takes up to five seconds to close, and sometimes does not come back.
  private static final Duration CLOSING = Duration.ofSeconds(6);

  private final List<Responder> responders;
  private volatile boolean announced;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("mdns-", 0).factory());

  private MdnsDiscovery(List<Responder> responders) {
    this.responders = responders;
  }

  /// @param addresses of this machine, each on another network
  public static MdnsDiscovery on(Collection<InetAddress> addresses) {
    return new MdnsDiscovery(
        addresses.stream().map(Responder::open).filter(Objects::nonNull).toList());
  }

  /// Returns at once: to announce takes a second, in which others may object to the name.
  @Override
  public void announce(Advert advert) {
    announced = true;
    responders.forEach(responder -> threads.execute(() -> responder.announce(advert)));
  }

  @Override
  public List<Advert> look(Duration patience) {
    List<CompletableFuture<List<Advert>>> looking = new ArrayList<>();
    for (Responder responder : responders) {
      looking.add(CompletableFuture.supplyAsync(() -> responder.look(patience), threads));
    }
    Set<Advert> found = new LinkedHashSet<>();
    for (CompletableFuture<List<Advert>> one : looking) {
      // A responder that hangs finds nothing.
      found.addAll(
          one.completeOnTimeout(List.of(), 2 * patience.toMillis(), TimeUnit.MILLISECONDS).join());
    }
    return List.copyOf(found);
  }

  @Override
  public void close() {
    Stream<CompletableFuture<Void>> closing =
        responders.stream().map(one -> CompletableFuture.runAsync(one::close, threads));
    CompletableFuture<?> closed =
        CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new))
            .completeOnTimeout(null, CLOSING.toMillis(), TimeUnit.MILLISECONDS);
    // Who has only looked has nothing to take back, and need not wait.
    if (announced) {
      closed.join();
    }
    threads.shutdown();
  }
}
