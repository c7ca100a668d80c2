// Reads HCL from standard input as Terraform does, by HashiCorp's own library, and writes what the resources say as JSON:
// [{"type", "label", "values"}], references resolved. Exit 1, with the reason, for what is not HCL, does not fit the schema
// of its resource, or is not laid out as `terraform fmt` does it.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hcldec"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

func attributes(kind cty.Type, required bool, names ...string) hcldec.ObjectSpec {
	spec := hcldec.ObjectSpec{}
	for _, name := range names {
		spec[name] = &hcldec.AttrSpec{Name: name, Type: kind, Required: required}
	}
	return spec
}

func all(specs ...hcldec.ObjectSpec) hcldec.ObjectSpec {
	joined := hcldec.ObjectSpec{}
	for _, spec := range specs {
		for name, each := range spec {
			joined[name] = each
		}
	}
	return joined
}

// Arguments by the pages of the providers: aliyun/alicloud, website/docs/r/ram_*; myklst/st-alicloud.
var schemas = map[string]hcldec.ObjectSpec{
	"alicloud_ram_user": all(
		attributes(cty.String, true, "name"),
		attributes(cty.String, false, "display_name", "email", "mobile", "comments"),
		attributes(cty.Bool, false, "force"),
	),
	"alicloud_ram_user_policy_attachment": attributes(cty.String, true, "user_name", "policy_name", "policy_type"),
	"alicloud_ram_group": all(
		attributes(cty.String, true, "group_name"),
		attributes(cty.String, false, "comments"),
		attributes(cty.Bool, false, "force"),
	),
	"alicloud_ram_group_policy_attachment": attributes(cty.String, true, "group_name", "policy_name", "policy_type"),
	"alicloud_ram_group_membership": all(
		attributes(cty.String, true, "group_name"),
		attributes(cty.Set(cty.String), true, "user_names"),
	),
	"st-alicloud_ims_user_sso_settings": all(
		attributes(cty.Bool, true, "sso_enabled", "sso_login_with_domain"),
		attributes(cty.String, true, "auxiliary_domain", "metadata_document"),
	),
}

// What others refer to comes first.
var referred = map[string]bool{"alicloud_ram_user": true, "alicloud_ram_group": true}

type resource struct {
	Type   string          `json:"type"`
	Label  string          `json:"label"`
	Values json.RawMessage `json:"values"`
}

func require(diagnostics hcl.Diagnostics) {
	if diagnostics.HasErrors() {
		fail(diagnostics.Error())
	}
}

func fail(reason string) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(1)
}

func main() {
	source, err := io.ReadAll(os.Stdin)
	if err != nil {
		fail(err.Error())
	}
	if !bytes.Equal(hclwrite.Format(source), source) {
		fail("terraform fmt would change it")
	}
	file, diagnostics := hclsyntax.ParseConfig(source, "stdin", hcl.InitialPos)
	require(diagnostics)
	content, diagnostics := file.Body.Content(&hcl.BodySchema{
		Blocks: []hcl.BlockHeaderSchema{{Type: "resource", LabelNames: []string{"type", "label"}}},
	})
	require(diagnostics)

	known := map[string]map[string]cty.Value{}
	decoded := map[*hcl.Block]cty.Value{}
	decode := func(block *hcl.Block, context *hcl.EvalContext) {
		kind, label := block.Labels[0], block.Labels[1]
		schema, exists := schemas[kind]
		if !exists {
			fail("no resource is called " + kind)
		}
		if !hclsyntax.ValidIdentifier(label) {
			fail("no identifier: " + label)
		}
		value, diagnostics := hcldec.Decode(block.Body, schema, context)
		require(diagnostics)
		if known[kind] == nil {
			known[kind] = map[string]cty.Value{}
		}
		if _, twice := known[kind][label]; twice {
			fail("twice: " + kind + "." + label)
		}
		known[kind][label] = value
		decoded[block] = value
	}
	for _, block := range content.Blocks {
		if referred[block.Labels[0]] {
			decode(block, nil)
		}
	}
	variables := map[string]cty.Value{}
	for kind := range referred {
		variables[kind] = cty.ObjectVal(known[kind])
	}
	for _, block := range content.Blocks {
		if !referred[block.Labels[0]] {
			decode(block, &hcl.EvalContext{Variables: variables})
		}
	}

	resources := []resource{}
	for _, block := range content.Blocks {
		values, err := ctyjson.Marshal(decoded[block], decoded[block].Type())
		if err != nil {
			fail(err.Error())
		}
		resources = append(resources, resource{block.Labels[0], block.Labels[1], values})
	}
	if err := json.NewEncoder(os.Stdout).Encode(resources); err != nil {
		fail(err.Error())
	}
}
