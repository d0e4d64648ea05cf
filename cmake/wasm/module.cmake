# gradlab.js and gradlab.wasm: one ES module that a worker makes instances of.
file(GLOB binding_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/wasm-bindings/*.cpp)
if(binding_sources)
  set_source_files_properties(${binding_sources} PROPERTIES COMPILE_OPTIONS "${GRADLAB_COLD_OPTIONS}")
  add_executable(gradlab-wasm ${binding_sources})
  target_link_libraries(gradlab-wasm PRIVATE gradlab-train gradlab-expression)
  set_target_properties(gradlab-wasm PROPERTIES OUTPUT_NAME gradlab RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_compile_definitions(gradlab-wasm PRIVATE GRADLAB_VERSION="${PROJECT_VERSION}")
  target_link_options(
    gradlab-wasm
    PRIVATE
      # The last pass over the whole makes it 3 kB smaller, and training 2 % slower at most.
      -Oz
      # Here too: Embind's own library comes with and without, and types must have the same identity in both.
      -fno-rtti
      --bind
      -sMODULARIZE=1
      -sEXPORT_ES6=1
      -sEXPORT_NAME=createGradlab
      # No `node`: the tests hand the bytes over themselves, and with it the ES module dies there.
      -sENVIRONMENT=web,worker
      # Embind makes functions from text otherwise, which a strict content security policy forbids.
      -sDYNAMIC_EXECUTION=0
      # Four runs of the largest size allowed; beyond that the instance ends, and says so, before the tab does.
      -sALLOW_MEMORY_GROWTH=1
      -sMAXIMUM_MEMORY=1GB
      # Newer versions give 64 KiB, which Eigen overruns. (They call it STACK_SIZE, and know the old name.)
      -sTOTAL_STACK=1048576
      # The small allocator: a training step allocates nothing.
      -sMALLOC=emmalloc
      -sFILESYSTEM=0)
endif()
