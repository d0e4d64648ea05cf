#include <cstdarg>
#include <cstdint>

/// Embind writes the address of a type that is not bound into an error message, by this function of the C library,
/// which would bring all of printf with it: 2 kB of every visitor's download. It knows `%p` and no other format.
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
