package dev.kith.wake.push;

/// Text that lets its holder reach a device, or speak for one. Never printed: [#toString] shows
/// nothing of it.
public record Secret(String text) {

  @Override
  public String toString() {
    return "Secret[hidden]";
  }
}
