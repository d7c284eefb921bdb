package dev.kith.wake.provider.outbound;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;

/// Resolves names to addresses that a policy allows. As it is the resolver that the connection
/// uses, the address that was checked is the one that is connected to: there is no second look-up
/// that could bring another.
final class CheckedAddresses extends AddressResolverGroup<InetSocketAddress> {

  private final AddressPolicy policy;
  private final HostLookup lookup;

  CheckedAddresses(AddressPolicy policy, HostLookup lookup) {
    this.policy = policy;
    this.lookup = lookup;
  }

  @Override
  protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
    return new CheckedResolver(executor, policy, lookup);
  }
}
