#include <cstdarg>
#include <cstdint>

/// Embind formats the address of an unbound type for an error message with this function of the C library. The
/// library's version needs all of printf, 2 kB of every visitor's download. This replacement supports only `%p`.
extern "C" int siprintf(char* to, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  auto left = reinterpret_cast<std::uintptr_t>(va_arg(arguments, void*));
  va_end(arguments);
  constexpr int digits = 2 * sizeof left;
  for (int i = digits - 1; i >= 0; --i, left /= 16) to[i] = "0123456789abcdef"[left % 16];
  to[digits] = '\0';
  return digits;
}
