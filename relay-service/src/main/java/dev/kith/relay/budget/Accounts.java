package dev.kith.relay.budget;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// The accounts of all addresses, or of all keys. Those that were not used for longest are
/// forgotten beyond a number, but none that holds something: there are only so many connections.
final class Accounts<K> {

  private static final float LOAD = 0.75f;

  /// How many are looked at to find one that can be forgotten.
  private static final int LOOK = 64;

  private final Allowance allowance;
  private final int most;
  private final Map<K, Account> byHolder = new LinkedHashMap<>(16, LOAD, true);

  Accounts(Allowance allowance, int most) {
    this.allowance = allowance;
    this.most = most;
  }

  Allowance allowance() {
    return allowance;
  }

  int size() {
    return byHolder.size();
  }

  Account of(K holder, Instant now) {
    Account account = byHolder.get(holder);
    if (account == null) {
      if (byHolder.size() >= most) {
        forgetOne();
      }
      account = new Account(allowance, now);
      byHolder.put(holder, account);
    }
    return account;
  }

  private void forgetOne() {
    Iterator<Account> eldest = byHolder.values().iterator();
    for (int i = 0; i < LOOK && eldest.hasNext(); i++) {
      if (eldest.next().isIdle()) {
        eldest.remove();
        return;
      }
    }
  }
}
