# The ES modules that workers make instances of: gradlab.js trains; gradlab-descent.js descends on surfaces, gradlab-precise.js has every
# operation in double precision and gradlab-search.js the search over hyper-parameters, which only some lessons download. gradlab-catalog.js has the words
# of what can be chosen, which the build puts into the page. What several need of wasm-bindings/ is in each.
file(GLOB binding_sources RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS wasm-bindings/*.cpp)

# gradlab_module(NAME FACTORY SOURCES... LINKED LAYER...): NAME.js and NAME.wasm.
function(gradlab_module name factory)
  cmake_parse_arguments(PARSE_ARGV 2 module "" "" "SOURCES;LINKED")
  add_executable(${name}-wasm)
  gradlab_sources(${name}-wasm ${module_SOURCES})
  target_link_libraries(${name}-wasm PRIVATE ${module_LINKED})
  set_target_properties(${name}-wasm PROPERTIES OUTPUT_NAME ${name} RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_compile_definitions(${name}-wasm PRIVATE GRADLAB_VERSION="${PROJECT_VERSION}")
  target_link_options(
    ${name}-wasm
    PRIVATE
      # The last pass over the whole makes it 3 kB smaller, and training 2 % slower at most.
      -Oz
      # Here too: Embind's own library comes with and without, and types must have the same identity in both.
      -fno-rtti
      --bind
      -sMODULARIZE=1
      -sEXPORT_ES6=1
      -sEXPORT_NAME=${factory}
      # No `node`: the tests hand the bytes over themselves, and with it the ES module dies there.
      -sENVIRONMENT=web,worker
      # What makers of instances give; other options would be looked for in vain, by code that is downloaded.
      -sINCOMING_MODULE_JS_API=instantiateWasm,locateFile,wasmBinary
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
endfunction()

if(binding_sources)
  set(shared_sources ${binding_sources})
  list(FILTER shared_sources INCLUDE REGEX "/(arguments|decimal|distribution|out-of-memory|type-names|value|work)\\.cpp$")
  set(precise_sources ${binding_sources})
  list(FILTER precise_sources INCLUDE REGEX "/(precise|expression|signal)\\.cpp$")
  set(search_sources ${binding_sources})
  list(FILTER search_sources INCLUDE REGEX "/(search|study)\\.cpp$")
  set(descent_sources ${binding_sources})
  list(FILTER descent_sources INCLUDE REGEX "/descent\\.cpp$")
  set(catalog_sources ${binding_sources})
  list(FILTER catalog_sources INCLUDE REGEX "/(catalog|decimal|out-of-memory|type-names|value)\\.cpp$")
  set(training_sources ${binding_sources})
  list(REMOVE_ITEM training_sources ${precise_sources} ${search_sources} ${descent_sources} wasm-bindings/catalog.cpp)
  gradlab_module(gradlab createGradlab SOURCES ${training_sources} LINKED gradlab-train)
  if(GRADLAB_SIMD)
    # Done again until nothing is left to find, what every visitor downloads is another kB smaller.
    target_link_options(gradlab-wasm PRIVATE -sBINARYEN_EXTRA_PASSES=--converge,-Oz)
  endif()
  gradlab_module(gradlab-precise createPrecise SOURCES ${precise_sources} ${shared_sources} LINKED gradlab-expression gradlab-signal)
  gradlab_module(gradlab-search createSearch SOURCES ${search_sources} ${shared_sources} LINKED gradlab-search)
  gradlab_module(gradlab-descent createDescent SOURCES ${descent_sources} ${shared_sources} LINKED gradlab-descent)
  gradlab_module(gradlab-catalog createCatalog SOURCES ${catalog_sources} LINKED gradlab-catalog)
endif()
