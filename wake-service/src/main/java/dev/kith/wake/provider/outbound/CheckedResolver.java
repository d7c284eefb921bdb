package dev.kith.wake.provider.outbound;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The resolver of one event loop.
final class CheckedResolver extends AbstractAddressResolver<InetSocketAddress> {

  private final AddressPolicy policy;
  private final HostLookup lookup;

  CheckedResolver(EventExecutor executor, AddressPolicy policy, HostLookup lookup) {
    super(executor, InetSocketAddress.class);
    this.policy = policy;
    this.lookup = lookup;
  }

  /// An address that was written as numbers is checked like any other.
  @Override
  protected boolean doIsResolved(InetSocketAddress address) {
    return false;
  }

  @Override
  protected void doResolve(InetSocketAddress wanted, Promise<InetSocketAddress> promise) {
    allowed(wanted).subscribe(found -> promise.trySuccess(found.getFirst()), promise::tryFailure);
  }

  @Override
  protected void doResolveAll(InetSocketAddress wanted, Promise<List<InetSocketAddress>> promise) {
    allowed(wanted).subscribe(promise::trySuccess, promise::tryFailure);
  }

  /// Not on the event loop: the look-up may block it.
  private Mono<List<InetSocketAddress>> allowed(InetSocketAddress wanted) {
    return Mono.fromCallable(() -> lookUp(wanted)).subscribeOn(Schedulers.boundedElastic());
  }

  private List<InetSocketAddress> lookUp(InetSocketAddress wanted) throws IOException {
    List<InetAddress> found =
        wanted.getAddress() == null
            ? lookup.addresses(wanted.getHostString())
            : List.of(wanted.getAddress());
    List<InetSocketAddress> allowed =
        found.stream()
            .filter(policy::allows)
            .map(address -> new InetSocketAddress(address, wanted.getPort()))
            .toList();
    if (allowed.isEmpty()) {
      throw new AddressRefused("its address is not allowed");
    }
    return allowed;
  }
}
