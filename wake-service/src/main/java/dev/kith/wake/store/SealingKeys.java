package dev.kith.wake.store;

import dev.kith.wake.push.Secret;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The keys that endpoints are sealed with, by their ids. A new one is used from when it is the
/// current one; an old one is needed for as long as anything is sealed with it.
public final class SealingKeys {

  private static final int BYTES = 32;
  private static final int LONGEST_ID = 32;

  private final String current;
  private final SecretKey currentKey;
  private final Map<String, SecretKey> keys = new LinkedHashMap<>();

  /// @param keys 32 bytes each, in base64
  /// @throws IllegalArgumentException in one sentence, which says nothing of the keys
  public SealingKeys(String current, Map<String, Secret> keys) {
    this.current = current;
    keys.forEach((id, key) -> this.keys.put(checkedId(id), read(id, key)));
    SecretKey key = this.keys.get(current);
    if (key == null) {
      throw new IllegalArgumentException("there is no key " + current);
    }
    this.currentKey = key;
  }

  SecretKey currentKey() {
    return currentKey;
  }

  String current() {
    return current;
  }

  @Nullable SecretKey find(String id) {
    return keys.get(id);
  }

  private static String checkedId(String id) {
    if (!id.matches("[A-Za-z0-9_-]{1," + LONGEST_ID + "}")) {
      throw new IllegalArgumentException("the id of a key has 1 to 32 letters, digits, - and _");
    }
    return id;
  }

  private static SecretKey read(String id, Secret key) {
    try {
      byte[] bytes = Base64.getDecoder().decode(key.text());
      if (bytes.length == BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException unreadable) {
      // It is refused below, without showing what it is.
    }
    throw new IllegalArgumentException("key " + id + ": expected 32 bytes in base64");
  }
}
