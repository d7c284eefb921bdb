package dev.kith.relay.budget;

import dev.kith.model.event.PublicKey;
import dev.kith.model.message.Reason;
import dev.kith.model.message.Reason.Prefix;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The budgets of all addresses and keys. Not for several threads at once, and neither are the
/// purses that it opens.
public final class Ledger {

  private final Accounts<String> addresses;
  private final Accounts<PublicKey> keys;

  /// @param remembered most addresses, and most keys, whose spending is remembered
  public Ledger(Allowance address, Allowance key, int remembered) {
    this.addresses = new Accounts<>(address, remembered);
    this.keys = new Accounts<>(key, remembered);
  }

  /// How many addresses and keys are remembered.
  public int size() {
    return addresses.size() + keys.size();
  }

  /// @param address of a connection, or null if it is not limited by its address
  public Purse open(@Nullable String address) {
    return new OfConnection(address);
  }

  /// Takes a request of an address that has no connection to show for it, one over HTTP.
  public @Nullable Reason request(String address, Instant now) {
    return request(addresses.of(address, now), now);
  }

  private @Nullable Reason request(Account ofAddress, Instant now) {
    return ofAddress.takeRequest(now)
        ? null
        : tooOften("requests", addresses.allowance().requests(), "address");
  }

  private final class OfConnection implements Purse {

    private final @Nullable String address;
    private final Set<PublicKey> holders = new LinkedHashSet<>();
    private int subscriptions;
    private boolean connected;

    OfConnection(@Nullable String address) {
      this.address = address;
    }

    @Override
    public @Nullable Reason connect(Instant now) {
      Account account = ofAddress(now);
      if (account != null && !account.takeConnection()) {
        return limited("connections", addresses.allowance().connections(), "address");
      }
      connected = true;
      return null;
    }

    @Override
    public @Nullable Reason authenticate(PublicKey key, Instant now) {
      if (holders.contains(key)) {
        return null;
      }
      Account account = keys.of(key, now);
      if (!account.takeConnection()) {
        return limited("connections", keys.allowance().connections(), "key");
      }
      // The first key is the one that pays for what is asked.
      if (holders.isEmpty()) {
        account.hold(subscriptions);
      }
      holders.add(key);
      return null;
    }

    @Override
    public @Nullable Reason event(Instant now) {
      Account account = ofAddress(now);
      return account == null || account.takeEvent(now)
          ? null
          : tooOften("events", addresses.allowance().events(), "address");
    }

    @Override
    public @Nullable Reason event(PublicKey author, Instant now) {
      return keys.of(author, now).takeEvent(now)
          ? null
          : tooOften("events", keys.allowance().events(), "key");
    }

    @Override
    public @Nullable Reason unreadable(Instant now) {
      Account account = ofAddress(now);
      return account == null ? null : Ledger.this.request(account, now);
    }

    @Override
    public @Nullable Reason request(Instant now) {
      Account account = ofAddress(now);
      if (account != null && !account.mayOpenSubscription()) {
        return limited("open subscriptions", addresses.allowance().subscriptions(), "address");
      }
      Reason tooOften = account == null ? null : Ledger.this.request(account, now);
      if (tooOften != null) {
        return tooOften;
      }
      if (holders.isEmpty()) {
        return null;
      }
      Account key = keys.of(holders.iterator().next(), now);
      if (!key.mayOpenSubscription()) {
        return limited("open subscriptions", keys.allowance().subscriptions(), "key");
      }
      return key.takeRequest(now) ? null : tooOften("requests", keys.allowance().requests(), "key");
    }

    @Override
    public void hold(int more, Instant now) {
      subscriptions += more;
      Account account = ofAddress(now);
      if (account != null) {
        account.hold(more);
      }
      if (!holders.isEmpty()) {
        keys.of(holders.iterator().next(), now).hold(more);
      }
    }

    @Override
    public void close(Instant now) {
      hold(-subscriptions, now);
      Account account = ofAddress(now);
      if (account != null && connected) {
        account.releaseConnection();
      }
      holders.forEach(key -> keys.of(key, now).releaseConnection());
      holders.clear();
      connected = false;
    }

    private @Nullable Account ofAddress(Instant now) {
      return address == null ? null : addresses.of(address, now);
    }
  }

  private static Reason limited(String what, int most, String whose) {
    return new Reason(Prefix.RATE_LIMITED, "at most %d %s of one %s".formatted(most, what, whose));
  }

  private static Reason tooOften(String what, Rate rate, String whose) {
    return new Reason(
        Prefix.RATE_LIMITED,
        "at most %d %s a second of one %s, after a burst of %d: wait a little"
            .formatted(rate.perSecond(), what, whose, rate.burst()));
  }
}
