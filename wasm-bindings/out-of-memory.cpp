#include <emscripten/val.h>

#include <new>

namespace gradlab {
namespace {

/// The core is built without exceptions, so an allocation that fails can only end the instance. It says why: the page
/// starts another one, and tells a person who asked for too much from a fault of ours.
void endInstance() {
  using emscripten::val;
  val::global("WebAssembly")["RuntimeError"].new_(val("out of memory")).throw_();
}

const std::new_handler usual = std::set_new_handler(endInstance);

}  // namespace
}  // namespace gradlab
