#include <emscripten/val.h>

#include <new>

namespace gradlab {
namespace {

/// The core is built without exceptions, so a failed allocation can only end the instance. The error gives the reason:
/// the page starts a new instance, and distinguishes a request that was too large from a bug.
void endInstance() {
  using emscripten::val;
  val::global("WebAssembly")["RuntimeError"].new_(val("out of memory")).throw_();
}

const std::new_handler usual = std::set_new_handler(endInstance);

}  // namespace
}  // namespace gradlab
