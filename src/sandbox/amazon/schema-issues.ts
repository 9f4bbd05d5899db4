import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import { type Issue, issue } from './issue.ts';
import { type DefinitionOptions, META_SCHEMA_ID, schemaOf } from './product-types/definition.ts';
import type { ProductType } from './product-types/index.ts';
import { addVocabulary } from './vocabulary.ts';

const compiled = new Map<string, ValidateFunction>();

/** What the product type's schema has against these attributes, in the words of the API. */
export function schemaIssues(attributes: unknown, type: ProductType, options: DefinitionOptions): readonly Issue[] {
  const validate = validatorOf(type, options);
  if (validate(attributes)) return [];
  const found = (validate.errors ?? []).flatMap((error) => issueOf(error));
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function validatorOf(type: ProductType, options: DefinitionOptions): ValidateFunction {
  const key = [type.name, options.site.id, options.requirements, options.enforced].join(' ');
  const known = compiled.get(key);
  if (known) return known;
  const ajv = new Ajv2019({ allErrors: true, strict: false });
  addVocabulary(ajv);
  const { $schema, $id, ...schema } = schemaOf(type, options);
  const validate = ajv.compile({ ...schema, $id: `${META_SCHEMA_ID}/${key}` });
  compiled.set(key, validate);
  return validate;
}

function issueOf({ keyword, instancePath, params }: ErrorObject): readonly Issue[] {
  const [attribute = '', ...inner] = instancePath.slice(1).split('/');
  const place = [attribute, ...inner.filter((part) => !/^\d+$/.test(part))].join('.');
  switch (keyword) {
    case 'required': {
      const missing = String(params.missingProperty);
      return [attribute === '' ? missingAttribute(missing) : tooFew(missing, place, attribute)];
    }
    case 'minItems':
    case 'minUniqueItems':
    case 'minLength':
    case 'minUtf8ByteLength':
      return [tooFew('value', place, attribute)];
    case 'maxItems':
    case 'maxUniqueItems':
      return [
        invalid(
          `The attribute '${place}' has too many values. The maximum is '${params.limit ?? 1}' value(s).`,
          attribute,
        ),
      ];
    case 'maxLength':
    case 'maxUtf8ByteLength':
      return [invalid(`The value of '${place}' is longer than allowed.`, attribute)];
    case 'additionalProperties': {
      const name = attribute || String(params.additionalProperty);
      // The code and words of the official example for an attribute that a product type does not have.
      return [
        issue({
          code: '90000900',
          message: 'The attributes are invalid.',
          attributes: [name],
          category: 'INVALID_ATTRIBUTE',
        }),
      ];
    }
    case 'type':
      // Not in the reference: sellers quote it in public for values of a wrong kind.
      return [
        issue({
          code: '4000001',
          message: `The provided value for '${place}' is invalid.`,
          attributes: attribute ? [attribute] : [],
          category: 'INVALID_ATTRIBUTE',
        }),
      ];
    // What holds of parts says nothing beside what the parts say.
    case 'if':
    case 'anyOf':
    case 'contains':
      return [];
    default:
      return [invalid(`The provided value for '${place}' is invalid.`, attribute)];
  }
}

function missingAttribute(name: string): Issue {
  return issue({
    code: '90220',
    message: `'${name}' is required but not supplied.`,
    attributes: [name],
    category: 'MISSING_ATTRIBUTE',
  });
}

function tooFew(field: string, place: string, attribute: string): Issue {
  return issue({
    code: '99022',
    message: `The field '${field}' for the attribute '${place}' does not have enough values. The required minimum is '1' value(s).`,
    attributes: [attribute],
    category: 'INVALID_ATTRIBUTE',
  });
}

function invalid(message: string, attribute: string): Issue {
  return issue({ code: '90205', message, attributes: attribute ? [attribute] : [], category: 'INVALID_ATTRIBUTE' });
}
